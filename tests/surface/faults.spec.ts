import { expect, test } from "@playwright/test";

import { expectUnavailable, type Faulty, startFaulty } from "../support/faulty-app";
import { logIn } from "../support/people";

test.describe.configure({ mode: "serial" });

let site: Faulty;
test.beforeAll(async () => {
  site = await startFaulty();
});
test.afterAll(() => site.remove());

for (const [table, mode] of [
  ["users", "access exclusive"],
  ["sessions", "share"],
  ["tokens", "share"],
] as const) {
  test(`F07: a login while ${table} is locked is a 503 within six seconds, and logs nobody in`, async () => {
    const before = await site.database.sql("select id from sessions");
    const begun = Date.now();
    const visitor = site.someone();
    expectUnavailable(await site.locking(table, mode, () => logIn(visitor, site.person)));

    expect(Date.now() - begun).toBeLessThan(6_000);
    expect(visitor.cookies.get("session")).toBeUndefined();
    expect(await site.database.sql("select id from sessions")).toEqual(before);
  });
}

test("RL-01: while the limiter cannot decide, no password is looked at", async () => {
  const before = await site.database.sql("select event from activity");
  const visitors = [site.person.password, "three loud herons"].map((password) => ({
    visitor: site.someone(),
    password,
  }));
  const pages = await site.locking("throttles", "access exclusive", () =>
    Promise.all(visitors.map(({ visitor, password }) => logIn(visitor, { email: site.person.email, password }))),
  );

  for (const page of pages) expectUnavailable(page);
  for (const { visitor } of visitors) expect(visitor.cookies.all()).toEqual([]);
  expect(await site.database.sql("select event from activity")).toEqual(before);
});

test("SES-11: while sessions are locked a page is a 503 and the cookie stays", async () => {
  expectUnavailable(await site.locking("sessions", "access exclusive", () => site.visitor.get("/organizations")));
  expect((await site.visitor.get("/organizations")).path).toBe("/organizations");
});

test("F03: connections that are cut end nothing but what ran on them", async () => {
  for (let times = 0; times < 3; times++) {
    await site.database.sql("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()");
    const pages = await Promise.all(Array.from({ length: 10 }, () => site.visitor.newTab().get("/organizations")));
    for (const { status } of pages) expect([200, 503]).toContain(status);
    expect((await site.visitor.get("/organizations")).status).toBe(200);
  }
  expect(site.app.process.exitCode).toBeNull();
});

test("F02: a database that crashes in the middle of logins leaves none half done", async () => {
  const people = await site.others(10);
  const visitors = people.map(() => site.someone());
  await Promise.all(visitors.map((visitor) => visitor.get("/login")));
  const answers = visitors.map((visitor, index) =>
    visitor.submit("Log in", { Email: people[index] ?? "", Password: site.person.password }, { follow: false }),
  );
  await Promise.race(answers);
  await site.database.crash();
  const begun = Date.now();
  const statuses = (await Promise.all(answers)).map(({ status }) => status);

  expect(Date.now() - begun).toBeLessThan(6_000);
  for (const status of statuses) expect([303, 503]).toContain(status);
  expect(statuses).toContain(303);
  expect(statuses).toContain(503);
  await site.database.start();

  for (const [index, visitor] of visitors.entries()) {
    const token = visitor.cookies.get("session");
    expect(token !== undefined).toBe(statuses[index] === 303);
    // Whoever is logged in is asked for the terms, which nobody of these has accepted yet.
    if (token) await expect.poll(async () => (await visitor.get("/organizations")).path).toMatch(/^\/terms\/accept/);
  }
  const [{ sessions, logins }] = (await site.database.sql(
    "select (select count(*)::int from sessions) as sessions, (select count(*)::int from activity where event = 'logged-in') as logins",
  )) as [{ sessions: number; logins: number }];
  expect(logins).toBe(sessions);
});

test("AUD-03: in all these faults nothing secret was logged, and every line is one of ours", () => {
  const { log, secrets } = site.told();
  for (const secret of secrets) expect(log).not.toContain(secret);
  const others = log.split("\n").filter((line) => line && !/^(▲ Next\.js|- (Local|Network):|✓ )/.test(line));
  expect(others.length).toBeGreaterThan(10);
  for (const line of others)
    expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), level: expect.any(String) });
});

test("F02: none of it made an account or an organization", async () => {
  const counts = await site.database.sql(
    "select (select count(*)::int from users) as users, (select count(*)::int from organizations) as organizations",
  );
  expect(counts).toEqual([{ users: 11, organizations: 0 }]);
});
