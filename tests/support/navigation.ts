import type { OutgoingHttpHeaders } from "node:http";

import type { Entry } from "./form-entries";
import type { Page } from "./page";

/** What a browser says in each navigation. */
export const browserHeaders: OutgoingHttpHeaders = {
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "accept-language": "en",
  "sec-fetch-dest": "document",
  "sec-fetch-mode": "navigate",
  "sec-fetch-site": "none",
  "sec-fetch-user": "?1",
};

/**
 * What a browser says of the page that it comes from, as far as that page's Referrer-Policy lets it. A form
 * on a page without referrer is sent with "Origin: null" (Fetch, "append a request Origin header").
 */
export function headersFrom(page: Page, method: string): OutgoingHttpHeaders {
  const { origin, pathname, search } = new URL(page.url);
  const meta = page.root.querySelector("meta[name=referrer]")?.getAttribute("content");
  const policy =
    meta ??
    String(page.headers["referrer-policy"] ?? "")
      .split(",")
      .at(-1)
      ?.trim();

  const silent = policy === "no-referrer";
  const short = policy === "origin" || policy === "strict-origin";
  return {
    "sec-fetch-site": "same-origin",
    referer: silent ? undefined : short ? `${origin}/` : origin + pathname + search,
    origin: method === "GET" ? undefined : silent ? "null" : origin,
  };
}

/** Headers in which the later win, whatever their case; one that is undefined is not sent. */
export function merged(...all: (OutgoingHttpHeaders | undefined)[]) {
  const result: OutgoingHttpHeaders = {};
  for (const [name, value] of all.flatMap((headers) => Object.entries(headers ?? {})))
    result[name.toLowerCase()] = value;
  for (const name of Object.keys(result)) if (result[name] === undefined) delete result[name];
  return result;
}

/** Where a page sends its visitor on to: by redirect, or by the refresh that Next writes once a page has begun. */
export function nextOf({ status, headers, root, url }: Page) {
  const refresh = root
    .querySelector("meta[http-equiv=refresh i]")
    ?.getAttribute("content")
    ?.match(/url=['"]?([^'"]+)/i)?.[1];
  const next = [301, 302, 303, 307, 308].includes(status) ? headers.location : refresh;
  return next === undefined ? undefined : new URL(next, url);
}

/** Where a form is sent to: the page itself, when it does not say. */
export function targetOf(action: string | undefined | null, page: Page) {
  if (action?.startsWith("javascript:")) throw new Error("This form only works with JavaScript.");
  return new URL(action || page.url, page.url);
}

/** The entries of a form as the body of a request. */
export async function bodyOf(entries: Entry[], encoding: string | undefined | null) {
  if (encoding?.toLowerCase() !== "multipart/form-data")
    return { type: "application/x-www-form-urlencoded", content: queryOf(entries) };

  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  const response = new Response(form);
  return { type: response.headers.get("content-type") ?? "", content: Buffer.from(await response.arrayBuffer()) };
}

/** The entries of a form as a query; of a file only its name. */
export const queryOf = (entries: Entry[]) =>
  new URLSearchParams(
    entries.map(([name, value]) => [name, (value instanceof File ? value.name : value).replace(/\r\n|\r|\n/g, "\r\n")]),
  ).toString();
