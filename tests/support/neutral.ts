import type { Page } from "./page";

const fresh = new Set(["date", "content-security-policy", "etag"]);

/**
 * An answer without what differs in every one: nonces, times, references, and the address that the visitor typed.
 * Two answers of which this is the same tell nothing apart.
 */
export function neutral({ status, headers, html, hops }: Page, typed: string) {
  const nonce = String(headers["content-security-policy"]).match(/'nonce-([^']+)'/)?.[1] ?? "no nonce";
  return {
    status,
    way: hops.map(({ status, location }) => [status, location]),
    cookies: hops.flatMap(({ setCookie }) => setCookie.map((cookie) => cookie.replace(/=[^;]*/, "="))),
    headers: Object.entries(headers)
      .filter(([name]) => !fresh.has(name) && name !== "set-cookie")
      .map(([name, value]) => [name, String(value).replaceAll(nonce, "NONCE")]),
    policy: String(headers["content-security-policy"]).replaceAll(nonce, "NONCE"),
    html: html
      .replaceAll(nonce, "NONCE")
      .replaceAll(typed, "TYPED")
      .replace(/\d\d:\d\d UTC/g, "TIME")
      .replace(/"\$ACTION_KEY" value="[^"]*"/g, "KEY"),
  };
}
