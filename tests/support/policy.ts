import { expect } from "@playwright/test";

import type { Page } from "./page";

/** The directives of a page's Content-Security-Policy. */
function policyOf({ headers }: Pick<Page, "headers">) {
  const directives = String(headers["content-security-policy"] ?? "").split("; ");
  return Object.fromEntries(
    directives.map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")];
    }),
  );
}

/** The nonce that a page's policy names; undefined when it lets no script run. */
const nonceOf = (page: Pick<Page, "headers">) => policyOf(page)["script-src"]?.match(/'nonce-([^']*)'/)?.[1];

/** Whether a policy lets nothing run but our own scripts, sends forms nowhere else and forbids frames. Returns its nonce. */
export function expectStrict(page: Pick<Page, "headers">, what: string) {
  const policy = policyOf(page);
  const nonce = nonceOf(page);
  const closed = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  };
  if (nonce === undefined) {
    const { "style-src": style, ...others } = policy;
    expect(others, what).toEqual(closed);
    expect(style ?? "'sha256-'", what).toMatch(/^'sha256-[\w+/=]*'$/);
    return;
  }
  expect(nonce, what).toMatch(/^[\w+/]{22}==$/);
  expect(policy, what).toEqual({
    ...closed,
    "default-src": "'self'",
    "script-src": `'nonce-${nonce}' 'strict-dynamic'`,
    "style-src": `'self' 'nonce-${nonce}'`,
    "img-src": "'self' data:",
    "object-src": "'none'",
    "form-action": "'self'",
  });
  return nonce;
}
