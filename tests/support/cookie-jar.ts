export type Cookie = {
  name: string;
  value: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite?: string;
  /** When it ends; undefined for a cookie that goes when the browser is closed. */
  expires?: Date;
};

/** The cookies of one browser for one site, kept by the rules of RFC 6265 (bis, for the prefixes). */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();

  constructor(private readonly origin: URL) {}

  /** Takes in a Set-Cookie header, or ignores it as a browser would. */
  store(header: string, url: URL) {
    const cookie = cookieOf(header, url);
    if (!cookie || !this.#mayStore(cookie, header)) return;
    const key = `${cookie.name};${cookie.path}`;
    if (isOver(cookie)) this.#cookies.delete(key);
    else this.#cookies.set(key, cookie);
  }

  /** The Cookie header for a request, the longest path first; undefined when there is none to send. */
  header(url: URL) {
    const sent = this.all()
      .filter(({ path, secure }) => covers(path, url.pathname) && (!secure || isTrusted(this.origin)))
      .sort((one, other) => other.path.length - one.path.length);
    return sent.map(({ name, value }) => `${name}=${value}`).join("; ") || undefined;
  }

  all() {
    return [...this.#cookies.values()].filter((cookie) => !isOver(cookie));
  }

  /** The cookie of this name, with or without the __Host- that https brings. */
  get(name: string) {
    return this.all().find((cookie) => cookie.name === name || cookie.name === `__Host-${name}`);
  }

  /** Puts a value of the test's own into a cookie that is there, or into a new one. */
  set(name: string, value: string) {
    const known = this.get(name) ?? { name, path: "/", secure: false, httpOnly: true };
    this.#cookies.set(`${known.name};${known.path}`, { ...known, value });
  }

  clear() {
    this.#cookies.clear();
  }

  /** Closes the browser: what has no end of its own is gone. */
  closeBrowser() {
    for (const [key, { expires }] of this.#cookies) if (!expires) this.#cookies.delete(key);
  }

  #mayStore({ name, path, secure }: Cookie, header: string) {
    if (secure && !isTrusted(this.origin)) return false;
    const domain = attribute(header, "domain");
    if (name.startsWith("__Host-")) return secure && path === "/" && domain === undefined;
    if (name.startsWith("__Secure-")) return secure;
    return domain === undefined || domain.replace(/^\./, "") === this.origin.hostname;
  }
}

function cookieOf(header: string, url: URL): Cookie | undefined {
  const [, name, value] = header.match(/^\s*([^=;]+?)\s*=\s*([^;]*?)\s*(?:;|$)/) ?? [];
  if (!name) return undefined;
  const path = attribute(header, "path");
  const maxAge = attribute(header, "max-age");
  const expires = attribute(header, "expires");
  return {
    name,
    value: value ?? "",
    path: path?.startsWith("/") ? path : url.pathname.replace(/\/[^/]*$/, "") || "/",
    secure: attribute(header, "secure") !== undefined,
    httpOnly: attribute(header, "httponly") !== undefined,
    sameSite: attribute(header, "samesite"),
    expires: maxAge ? new Date(Date.now() + Number(maxAge) * 1000) : expires ? new Date(expires) : undefined,
  };
}

/** An attribute of a Set-Cookie header; "" when it has no value, undefined when it is not there. */
function attribute(header: string, name: string) {
  const found = header.match(new RegExp(`;\\s*${name}\\s*(?:=\\s*([^;]*?)\\s*)?(?=;|$)`, "i"));
  return found ? (found[1] ?? "") : undefined;
}

const isOver = ({ expires }: Cookie) => expires !== undefined && expires.getTime() <= Date.now();

const covers = (path: string, requested: string) =>
  requested === path || requested.startsWith(path.endsWith("/") ? path : `${path}/`);

/** Browsers treat this machine like https. */
const isTrusted = ({ protocol, hostname }: URL) =>
  protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
