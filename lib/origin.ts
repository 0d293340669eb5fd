/**
 * Whether a request that changes something was sent from our own pages. Browsers say so in Origin, and
 * newer ones in Sec-Fetch-Site, which no page can set; a client that says neither is no browser, so no
 * other site steers it. A page with `Referrer-Policy: no-referrer` sends `Origin: null`, which counts
 * only when Sec-Fetch-Site vouches for it.
 */
export function fromOwnPages(headers: Headers, appUrl: string) {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;

  const origin = headers.get("origin");
  if (origin === "null") return site === "same-origin";
  return origin === null || origin === new URL(appUrl).origin;
}
