import type { IncomingHttpHeaders } from "node:http";
import type { HTMLElement } from "node-html-parser";

import { documentOf, isButton, isShown, nameOf, readableText } from "./elements";

/** One answer on the way to a page. */
export type Hop = { status: number; url: string; location?: string; setCookie: string[] };

type Answer = { status: number; url: URL; headers: IncomingHttpHeaders; html: string; hops: Hop[] };

/** A page as a visitor without JavaScript sees it. */
export class Page {
  readonly status: number;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly html: string;
  readonly root: HTMLElement;
  /** Every answer that led here, this page's own last. */
  readonly hops: Hop[];

  constructor({ url, ...answer }: Answer) {
    this.status = answer.status;
    this.url = url.href;
    this.headers = answer.headers;
    this.html = answer.html;
    this.hops = answer.hops;
    this.root = documentOf(answer.html);
  }

  /** What there is to read. */
  get text() {
    return readableText(this.root);
  }

  /** The path and query of its address. */
  get path() {
    const { pathname, search } = new URL(this.url);
    return pathname + search;
  }

  /** The button of this name, or the one of them with this number. Fails when there is none, or more to choose from. */
  button(name: string, nth?: number) {
    return this.#one("button", this.root.querySelectorAll("button, input").filter(isButton), name, nth);
  }

  /** The link of this name. */
  link(name: string, nth?: number) {
    return this.#one("link", this.root.querySelectorAll("a[href]"), name, nth);
  }

  #one(kind: string, all: HTMLElement[], name: string, nth?: number) {
    const shown = all.filter(isShown);
    const named = shown.filter((element) => nameOf(element, this.root) === name);
    const found = named[nth ?? 0];
    if (found && (nth !== undefined || named.length === 1)) return found;

    const names = shown.map((element) => `"${nameOf(element, this.root)}"`).join(", ") || "none";
    const problem = named.length > 1 ? `${named.length} ${kind}s, say which (nth):` : `no ${kind}`;
    throw new Error(`${this.path} (${this.status}) has ${problem} "${name}". Its ${kind}s: ${names}`);
  }
}
