import { expect } from "@playwright/test";

import type { Page } from "./page";

/** Whether an answer carries the headers that protect it, and none that says what made it. */
export function expectProtected({ headers }: Pick<Page, "headers">, what: string) {
  expect(headers, what).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  });
  const [, age] = headers["strict-transport-security"]?.match(/^max-age=(\d+); includeSubDomains$/) ?? [];
  expect(Number(age), what).toBeGreaterThanOrEqual(31_536_000);
  expect(headers["referrer-policy"], what).toMatch(/^(strict-origin-when-cross-origin|no-referrer)$/);
  expect([headers["x-powered-by"], headers.server, headers.via], what).toEqual([undefined, undefined, undefined]);
  expect(JSON.stringify(headers), what).not.toMatch(/next\.js|node\.js|postgres|express|\b16\.\d+\.\d+/i);
}
