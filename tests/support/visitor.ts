import type { OutgoingHttpHeaders } from "node:http";

import { CookieJar } from "./cookie-jar";
import { exchange } from "./exchange";
import { type Entry, entriesOf, type FieldValue, formOf } from "./form-entries";
import { bodyOf, browserHeaders, headersFrom, merged, nextOf, queryOf, targetOf } from "./navigation";
import { type Hop, Page } from "./page";

type Site = {
  /** Where the site lives, as people type it. */
  origin: string;
  /** Where to connect instead, in place of the proxy that would bring people there. */
  via?: string;
  /** The visitor's own address, as the proxy reports it. */
  address?: string;
  headers?: OutgoingHttpHeaders;
};

type Options = {
  /** Headers in place of what the browser would say; undefined leaves one out. */
  headers?: OutgoingHttpHeaders;
  /** Whether redirects are followed: yes, unless this says no. */
  follow?: boolean;
  /** Which of several buttons or links of the same name, from 0. */
  nth?: number;
};

type SubmitOptions = Options & {
  /** What the form has no field for, or has already. */
  extra?: Entry[];
  /** Names of fields that are not sent. */
  without?: string[];
  /** Sent instead of what the form would send. */
  body?: { type: string; content: string | Buffer };
};

type Request = { method?: string; headers?: OutgoingHttpHeaders; body?: Buffer | string; follow?: boolean };

/** A person with a browser that runs no JavaScript: all that happens here is HTTP and HTML. */
export class Visitor {
  readonly cookies: CookieJar;
  readonly #site: Site;
  readonly #origin: URL;
  #page?: Page;

  constructor(site: Site, cookies = new CookieJar(new URL(site.origin))) {
    this.cookies = cookies;
    this.#site = site;
    this.#origin = new URL(site.origin);
  }

  /** The page that is open. */
  get page() {
    if (!this.#page) throw new Error("No page is open yet.");
    return this.#page;
  }

  /** The same browser, with nothing open yet. */
  newTab = () => new Visitor(this.#site, this.cookies);

  /** Opens an address, as if it were typed or followed from an email. */
  get = (path: string, { headers, follow }: Options = {}) =>
    this.#open(new URL(path, this.#origin), { headers: merged(browserHeaders, headers), follow });

  /** Follows the link of this name. */
  link(name: string, { headers, follow, nth }: Options = {}) {
    const target = new URL(this.page.link(name, nth).getAttribute("href") ?? "", this.page.url);
    return this.#open(target, { headers: merged(browserHeaders, headersFrom(this.page, "GET"), headers), follow });
  }

  /** Fills in the form that has this button, by names or labels, and presses it. */
  async submit(button: string, fields: Record<string, FieldValue> = {}, options: SubmitOptions = {}) {
    const page = this.page;
    const pressed = page.button(button, options.nth);
    const form = formOf(pressed, page.root);
    const said = (name: string) => pressed.getAttribute(`form${name}`) ?? form.getAttribute(name);
    const method = said("method")?.toUpperCase() === "POST" ? "POST" : "GET";
    const target = targetOf(said("action"), page);

    const entries = entriesOf(form, pressed, fields, page.root)
      .filter(([name]) => !options.without?.includes(name))
      .concat(options.extra ?? []);
    const headers = merged(browserHeaders, headersFrom(page, method), options.headers);

    if (method === "GET") {
      target.search = queryOf(entries);
      return this.#open(target, { headers, follow: options.follow });
    }
    const { type, content } = options.body ?? (await bodyOf(entries, said("enctype")));
    const typed = merged({ "content-type": type }, headers);
    return this.#open(target, { method, headers: typed, body: content, follow: options.follow });
  }

  /** Sends any request, with this browser's cookies and nothing else of a browser. The open page stays. */
  request = (method: string, path: string, { follow = false, ...request }: Omit<Request, "method"> = {}) =>
    this.#go(new URL(path, this.#origin), { ...request, method, follow });

  async #open(url: URL, request: Request) {
    this.#page = await this.#go(url, request);
    return this.#page;
  }

  async #go(url: URL, { method = "GET", headers, body, follow = true }: Request, hops: Hop[] = []): Promise<Page> {
    if (url.origin !== this.#origin.origin) throw new Error(`${url.href} is not on ${this.#origin.origin}.`);
    if (hops.length > 10) throw new Error(`Led in circles: ${hops.map((hop) => hop.url).join(" > ")}`);

    const site = merged(this.#proxyHeaders(), { cookie: this.cookies.header(url) }, this.#site.headers);
    const answer = await exchange(this.#reach(url), { method, headers: merged(site, headers), body });
    const setCookie = answer.headers["set-cookie"] ?? [];
    for (const cookie of setCookie) this.cookies.store(cookie, url);

    const hop: Hop = { status: answer.status, url: url.href, location: answer.headers.location, setCookie };
    const page = new Page({ ...answer, url, html: answer.body.toString(), hops: [...hops, hop] });
    const next = follow ? nextOf(page) : undefined;
    if (next?.origin !== this.#origin.origin) return page;

    const again = [307, 308].includes(page.status);
    const lighter = merged(headers, { origin: undefined, "content-type": undefined });
    return this.#go(next, again ? { method, headers, body } : { headers: lighter }, page.hops);
  }

  /** Where to connect for an address. */
  #reach = (url: URL) => (this.#site.via ? new URL(url.pathname + url.search, this.#site.via) : url);

  #proxyHeaders(): OutgoingHttpHeaders {
    const { host, protocol } = this.#origin;
    const named = { host, "x-forwarded-host": host, "x-forwarded-proto": protocol.replace(":", "") };
    return { ...(this.#site.via && named), "x-forwarded-for": this.#site.address };
  }
}

/** Somebody who visits the site for the first time. */
export const aVisitor = (site: Site) => new Visitor(site);
