import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

type SetCookie = { name: string; value: string; maxAge?: number; expires?: Date | number };

/** A browser's cookies, as next/headers offers them to an action. */
class Jar {
  private kept = new Map<string, SetCookie>();

  get = (name: string) => this.kept.get(name);
  getAll = () => [...this.kept.values()];
  has = (name: string) => this.kept.has(name);

  set(first: string | SetCookie, value = "", options = {}) {
    const cookie = typeof first === "string" ? { name: first, value, ...options } : first;
    if (cookie.maxAge === 0 || cookie.value === "") this.kept.delete(cookie.name);
    else this.kept.set(cookie.name, cookie);
  }

  delete(first: string | { name: string }) {
    this.kept.delete(typeof first === "string" ? first : first.name);
  }
}

export type Browser = { jar: Jar; headers: Headers };

/** A browser of its own, with an address of its own: other tests of this minute spend none of its tries. Its forms come from our own pages. */
export function aBrowser(headers: Record<string, string> = {}): Browser {
  const address = `10.${[...randomBytes(3)].join(".")}`;
  const sent = { origin: "https://console.example.com", "user-agent": "Test browser", "x-forwarded-for": address };
  return { jar: new Jar(), headers: new Headers({ ...sent, ...headers }) };
}

const storage = new AsyncLocalStorage<Browser>();
let shared = aBrowser();

/** The browser that asks: that of `inBrowser`, or the test's own. */
export const currentBrowser = () => storage.getStore() ?? shared;

/** Gives the test a new browser of its own. */
export const newBrowser = () => {
  shared = aBrowser();
};

/** What came of a form: its state, or where it led. */
export type Outcome<Result> = { state?: Result; redirect?: string };

/** Does something in a browser, such as sending a form to an action. A redirect is an outcome here. */
export function inBrowser<Result>(browser: Browser, act: () => Promise<Result>): Promise<Outcome<Result>> {
  return storage.run(browser, async () => {
    try {
      return { state: await act() };
    } catch (error) {
      const [kind, , path] = String((error as { digest?: string }).digest).split(";");
      if (kind !== "NEXT_REDIRECT") throw error;
      return { redirect: path };
    }
  });
}

/** A form as a page of ours sends it. */
export function aForm(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
