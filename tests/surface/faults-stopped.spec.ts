import { expect, test } from "@playwright/test";

import { expectUnavailable, type Faulty, startFaulty } from "../support/faulty-app";
import { logIn } from "../support/people";

test.describe.configure({ mode: "serial" });

let site: Faulty;
test.beforeAll(async () => {
  site = await startFaulty();
});
test.afterAll(() => site.remove());

const refuses = (ask: () => Promise<unknown>) =>
  ask().then(
    () => false,
    () => true,
  );

test("SES-11: with the database stopped pages are a 503 and the cookie stays, and so does the session", async () => {
  const cookie = site.visitor.cookies.get("session")?.value;
  const open = await site.visitor.newTab().get("/settings/account");
  await site.database.stop();

  for (const path of ["/organizations", "/settings/account", "/", "/login"]) {
    expectUnavailable(await site.visitor.newTab().get(path));
    const head = await site.visitor.request("HEAD", path);
    expect([path, head.status, head.html]).toEqual([path, 503, ""]);
  }
  expect(site.visitor.cookies.get("session")?.value).toBe(cookie);
  const live = await site.someone().request("GET", "/api/health/live");
  const ready = await site.someone().request("GET", "/api/health/ready");
  expect([live.status, ready.status, JSON.parse(ready.html)]).toEqual([
    200,
    503,
    { status: "not ready", missing: ["database"] },
  ]);
  expect((await site.someone().get("/terms")).status).toBe(200);
  expect(open.status).toBe(200);
});

test("LOG-10: a login while the database is stopped tells nothing of it, in words or address", async () => {
  const visitor = site.someone();
  const page = await logIn(visitor, site.person);
  expectUnavailable(page);
  expect(page.path).toBe("/login");
  expect(visitor.cookies.all()).toEqual([]);
});

test("SES-03: a log-out while the database is stopped says that it failed, and the session is still there", async () => {
  await site.database.start();
  await expect.poll(async () => (await site.visitor.get("/organizations")).path).toBe("/organizations");
  await site.database.stop();
  expectUnavailable(await site.visitor.submit("Log out"));
  expect(site.visitor.cookies.get("session")).toBeDefined();

  await site.database.start();
  await expect.poll(async () => (await site.visitor.get("/organizations")).path).toBe("/organizations");
  await site.visitor.submit("Log out");
  expect(site.visitor.page.text).toContain("You are logged out.");
});

test("F01: an app that starts before its database waits for it, and says so", async () => {
  const visitor = site.someone();
  await logIn(visitor, site.person);
  const cookie = visitor.cookies.get("session")?.value ?? "";
  await site.app.stop();
  await site.database.stop();

  await site.restartApp();
  const ready = await site.someone().request("GET", "/api/health/ready");
  expect([ready.status, JSON.parse(ready.html)]).toEqual([503, { status: "not ready", missing: ["migrations"] }]);
  const early = site.someone();
  early.cookies.set("__Host-session", cookie);
  expectUnavailable(await early.get("/organizations"));
  expect(early.cookies.get("session")?.value).toBe(cookie);

  await site.database.start();
  await expect.poll(async () => (await early.request("GET", "/api/health/ready")).status, { timeout: 5_000 }).toBe(200);
  expect((await early.get("/organizations")).path).toBe("/organizations");
});

test("F23: a signal to stop lets every open request finish, and takes no new one", async () => {
  const people = await site.others(4);
  const visitors = people.map(() => site.someone());
  await Promise.all(visitors.map((visitor) => visitor.get("/login")));

  const pages = await site.locking("throttles", "access exclusive", async () => {
    const fields = people.map((email) => ({ Email: email, Password: site.person.password }));
    const answers = Promise.all(visitors.map((one, index) => one.submit("Log in", fields[index], { follow: false })));
    await expect.poll(() => site.waiting(), { intervals: [20] }).toBe(visitors.length);
    const stopped = site.app.stop("SIGTERM");
    await expect.poll(() => refuses(() => site.someone().get("/terms")), { intervals: [20] }).toBe(true);
    return { answers, stopped };
  });

  const statuses = (await pages.answers).map(({ status }) => status);
  // 503 is the answer to whoever waited longer for the lock than a statement may.
  for (const status of statuses) expect([303, 503]).toContain(status);
  await pages.stopped;
  // What a shell and systemd call an end by SIGTERM.
  expect([site.app.process.exitCode, site.app.process.signalCode]).toEqual([143, null]);
});

test("AUD-03: in all these faults nothing secret was logged, and every line is one of ours", () => {
  const { log, secrets } = site.told();
  for (const secret of secrets) expect(log).not.toContain(secret);
  const others = log.split("\n").filter((line) => line && !/^(▲ Next\.js|- (Local|Network):|✓ )/.test(line));
  expect(others.length).toBeGreaterThan(10);
  for (const line of others)
    expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), level: expect.any(String) });
});
