import { expect, test } from "@playwright/test";

import { type Faulty, startFaulty } from "../support/faulty-app";
import { logLines } from "../support/logs";
import type { Page } from "../support/page";
import { expectStrict } from "../support/policy";
import { expectProtected } from "../support/protective-headers";
import { sentByScript, serverAction } from "../support/server-actions";

test.describe.configure({ mode: "serial" });

let site: Faulty;
test.beforeAll(async () => {
  site = await startFaulty();
});
test.afterAll(() => site.remove());

/** What a failure has inside, and nobody outside reads. */
const inside =
  /relation|does not exist|select |insert |42P01|postgres|drizzle|node_modules|\bat async\b|\.tsx?:\d|stack/i;

/** Does something while a table goes by another name: every question about it is a mistake of ours. */
async function without(table: string, act: () => Promise<Page>) {
  await site.database.sql(`alter table ${table} rename to ${table}_away`);
  try {
    return await act();
  } finally {
    await site.database.sql(`alter table ${table}_away rename to ${table}`);
  }
}

const entries = () => logLines(site.told().log).map((line) => JSON.parse(line));

function expectGeneric(page: Page, what: string, status = 500) {
  expect([what, page.status]).toEqual([what, status]);
  expectProtected(page, what);
  expectStrict(page, what);
  expect(page.headers["cache-control"], what).toContain("no-store");
  expect(page.headers["set-cookie"], what).toBeUndefined();
  expect(JSON.stringify(page.headers) + page.html, what).not.toMatch(inside);
}

const failing: [what: string, table: string, method: string, path: string][] = [
  ["a page", "organizations", "GET", "/organizations"],
  ["a page of settings", "authenticators", "GET", "/settings/authenticator"],
  ["a download", "activity", "GET", "/settings/activity/download"],
  ["a file", "data_exports", "GET", "/settings/account/data/download"],
];

for (const [what, table, method, path] of failing)
  test(`WEB-10: ${what} that fails says so in plain words, with a reference that the log has`, async () => {
    const page = await without(table, () => site.visitor.newTab().get(path));
    expectGeneric(page, path);
    expect(page.text).toContain("Something broke on our side");
    const [, reference] = page.text.match(/Reference ([2-9A-Z]{8})\./) ?? [];
    const told = entries().filter((entry) => entry.reference === reference);
    expect(told).toMatchObject([{ level: "error", message: "request failed", method, path }]);
    expect(told[0].error.at ?? told[0].error.cause?.at).not.toEqual([]);
    expect((await site.visitor.newTab().get(path)).status).not.toBe(500);
  });

test("WEB-10: a form that fails says so, and what was typed is neither in the answer nor in the log", async () => {
  await site.visitor.get("/organizations/new");
  const typed = { "Organization name": "canary-of-a-failure" };
  const page = await without("organizations", () => site.visitor.submit("Create organization", typed));
  expectGeneric(page, "a form");
  expect(page.html).not.toContain("canary-of-a-failure");
  const [, reference] = page.text.match(/Reference ([2-9A-Z]{8})\./) ?? [];
  expect(entries().find((entry) => entry.reference === reference)).toMatchObject({ level: "error", method: "POST" });
  expect(site.told().log).not.toContain("canary-of-a-failure");
});

test("WEB-10: scripts are told a digest and no more, and the log has it", async () => {
  const sent = await sentByScript(serverAction("createOrganizationAction").id, [
    ["organization-name", "canary-of-a-failure"],
    ["form", crypto.randomUUID()],
  ]);
  const address = (await site.visitor.request("GET", "/organizations", { headers: { rsc: "1" } })).headers.location;
  const asks = {
    "an action": () => site.visitor.request("POST", "/organizations/new", sent),
    "a page's data": () => site.visitor.request("GET", address ?? "", { headers: { rsc: "1" } }),
  };
  for (const [what, ask] of Object.entries(asks)) {
    const page = await without("organizations", ask);
    expect(page.html, what).not.toMatch(inside);
    const [, digest] = page.html.match(/"digest":"(\w+)"/) ?? [];
    expect(digest, what).toBeDefined();
    expect(entries().filter((entry) => entry.error?.digest === digest).length, what).toBeGreaterThan(0);
  }
});

test("WEB-02, WEB-03: what is said while the database is away carries the same headers, and a reference", async () => {
  await site.database.stop();
  for (const path of ["/organizations", "/settings/activity/download", "/login"]) {
    const page = await site.visitor.newTab().get(path);
    expectGeneric(page, path, 503);
    const [, reference] = page.text.match(/Reference ([2-9A-Z]{8})\./) ?? [];
    expect(entries().filter((entry) => entry.reference === reference)).toMatchObject([{ message: "request failed" }]);
  }
  const ready = await site.someone().request("GET", "/api/health/ready");
  expectProtected(ready, "/api/health/ready");
  expect([ready.status, JSON.parse(ready.html)]).toEqual([503, { status: "not ready", missing: ["database"] }]);
});
