import { expect, test } from "@playwright/test";

import { someoneLoggedIn } from "../support/people";
import { expectStrict } from "../support/policy";
import { aPerson } from "../support/site";

/** What a client says to have its own script taken for ours. */
const claimed = {
  "content-security-policy": `script-src 'nonce-canary" onerror="alert(1)' 'unsafe-inline'`,
  "content-security-policy-report-only": "script-src 'nonce-canary'; report-uri https://canary.example",
  "x-nonce": "canary",
  nonce: "canary",
  "x-middleware-request-content-security-policy": "script-src 'nonce-canary'",
  "x-middleware-override-headers": "content-security-policy",
};

test("WEB-02: no header of a request has a say in the policy or the nonce of its answer", async () => {
  const { visitor } = await someoneLoggedIn();
  const asked: [method: string, path: string, headers?: Record<string, string>][] = [
    ["GET", "/login"],
    ["GET", "/settings/account"],
    ["GET", "/settings/account", { rsc: "1" }],
    ["GET", "/nothing"],
    ["GET", "/"],
    ["GET", "/login/"],
    ["PUT", "/login"],
    ["POST", "/login", { "content-type": "multipart/form-data; boundary=x", origin: "https://console.test" }],
    ["POST", "/login", { "content-type": "text/plain", "next-action": "0".repeat(42) }],
  ];
  for (const [method, path, headers] of asked) {
    const page = await visitor.request(method, path, { headers: { ...claimed, ...headers } });
    const what = `${method} ${path}`;
    expectStrict(page, what);
    expect(page.headers["content-security-policy-report-only"], what).toBeUndefined();
    expect(JSON.stringify(page.headers) + page.html, what).not.toMatch(/canary|unsafe-inline/);
  }
});

test("WEB-02: a nonce is never used again, however often a page is asked for, at either instance", async () => {
  const visitors = [aPerson({ instance: 1 }), aPerson({ instance: 2 })];
  const pages = await Promise.all(
    Array.from({ length: 40 }, (_, turn) => visitors[turn % 2]!.newTab().get("/login", { headers: claimed })),
  );
  const nonces = pages.map((page) => expectStrict(page, "/login"));
  expect(new Set(nonces).size).toBe(40);
});
