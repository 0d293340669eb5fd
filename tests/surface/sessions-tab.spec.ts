import { expect, test } from "@playwright/test";

import { lastEmailTo } from "../support/inbox";
import { anAccount, aPassword, logIn, someoneLoggedIn } from "../support/people";
import { anHourAfterTheProof, anotherBrowser, isLoggedIn, sendPassword } from "../support/settings";
import { aPerson, sql } from "../support/site";

const openSessions = (userId: string) =>
  sql<{ id: string }>("select id from sessions where user_id = $1 and ended_at is null order by started_at", [userId]);

test("SES-04: a session logged out here is dead at once on the other instance, and its owner is told", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  const other = await anotherBrowser({ email, password }, { instance: 2 });
  await other.get("/settings/account");
  const [, { id: session }] = (await openSessions(id)) as [{ id: string }, { id: string }];

  await visitor.get(`/settings/sessions/${session}`);
  expect(visitor.page.text).toContain("Firefox on Linux");
  await visitor.submit("Log out", {}, { nth: visitor.page.text.includes("Keep") ? 1 : 0 });
  expect(visitor.page.text).toMatch(/Firefox on Linux \([\d.]+\) was logged out\./);
  await other.submit("Save");
  expect(other.page.path, "its open page leads to login").toContain("/login");
  expect(await isLoggedIn(visitor)).toBe(true);
  const { text } = await lastEmailTo(email, { subject: "A session was logged out" });
  expect(text?.replaceAll(/\s+/g, " ")).toMatch(/Firefox on Linux \([\d.]+\) was logged out from the settings/);
  expect(await sql("select detail from activity where event = 'session-ended' and user_id = $1", [id])).toEqual([
    { detail: { session: "Firefox on Linux" } },
  ]);
});

test("SES-04: foreign, unknown, own, ended and impossible ids are the same 404, and nobody is logged out", async () => {
  const victim = await someoneLoggedIn();
  const { visitor, id, email, password } = await someoneLoggedIn();
  const ended = await anotherBrowser({ email, password });
  const [own, mine] = await openSessions(id);
  await ended.get("/settings/account");
  await ended.submit("Log out");
  const [foreign] = await openSessions(victim.id);
  const spare = await anotherBrowser({ email, password });
  await spare.get("/settings/account");
  const third = (await openSessions(id)).at(-1)!;

  const ids = [foreign!.id, crypto.randomUUID(), own!.id, mine!.id, "x", "\0", `${third.id}\0`, "'--", "9".repeat(200)];
  const seen = new Set<string>();
  for (const wrong of ids) {
    const shown = await visitor.newTab().get(`/settings/sessions/${encodeURIComponent(wrong)}`);
    const tab = visitor.newTab();
    await tab.get(`/settings/sessions/${third.id}`);
    const posted = await tab.submit("Log out", { id: wrong }, { nth: 1 });
    seen.add(`${shown.status} ${posted.status}`);
  }
  expect([...seen]).toEqual(["404 404"]);
  expect(await isLoggedIn(victim.visitor)).toBe(true);
  expect(await isLoggedIn(spare)).toBe(true);
  expect(await isLoggedIn(visitor)).toBe(true);
});

test("SES-04: logging out all others leaves this browser, on both instances", async () => {
  const { visitor, email, password } = await someoneLoggedIn();
  const others = [
    await anotherBrowser({ email, password }),
    await anotherBrowser({ email, password }, { instance: 2 }),
  ];
  const stranger = await someoneLoggedIn();

  await visitor.get("/settings/sessions/others");
  expect(visitor.page.text, "nobody has a code here").toContain("They need your password to come back.");
  const page = visitor.newTab();
  await page.get("/settings/sessions/others");
  await visitor.submit("Log out 2 sessions");
  expect(visitor.page.text).toMatch(
    /2 other sessions were logged out\. Now out: Firefox on Linux \([\d.]+\) and Firefox on Linux \([\d.]+\)\./,
  );
  await page.submit("Log out 2 sessions");
  expect(page.page.text, "a page that was open before").toContain("No other session was open.");
  expect(page.page.text).not.toContain("come back takes");
  for (const other of others) expect(await isLoggedIn(other)).toBe(false);
  expect(await isLoggedIn(visitor)).toBe(true);
  expect(await isLoggedIn(stranger.visitor)).toBe(true);
});

test("SES-04, SES-10: logging out all needs a fresh proof, ends this one too, and clears the browser", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  const other = await anotherBrowser({ email, password }, { instance: 2 });
  await anHourAfterTheProof(id);
  await visitor.get("/settings/sessions/all");
  expect(visitor.page.text).toContain("This browser is one of them");
  await visitor.submit("Log out all sessions");
  expect(visitor.page.text).toContain("Confirm it's you");
  expect(await isLoggedIn(other)).toBe(true);

  const answer = await visitor.submit("Log out all sessions", { "Your password": aPassword }, { follow: false });
  expect(answer.headers["clear-site-data"]).toBe('"cache", "storage"');
  expect(visitor.cookies.get("session")).toBeUndefined();
  expect(await isLoggedIn(other)).toBe(false);
  expect(await openSessions(id)).toHaveLength(0);
});

test("SES-10: logging out lets the browser forget its pages, none of which it may keep", async () => {
  const { visitor } = await someoneLoggedIn();
  for (const path of ["/organizations", "/settings/account", "/settings/sessions", "/settings/activity/download"])
    expect(String((await visitor.get(path)).headers["cache-control"]), path).toContain("no-store");
  await visitor.get("/settings/account");
  const answer = await visitor.submit("Log out", {}, { follow: false });
  expect(answer.headers["clear-site-data"]).toBe('"cache", "storage"');
  expect(visitor.cookies.get("session")).toBeUndefined();
});

test("SES-08: of a hundred pages loaded while logging out none brings the session back", async () => {
  const { visitor, id } = await someoneLoggedIn();
  await sql("update sessions set last_access_at = now() - interval '1 hour' where user_id = $1", [id]);
  const cookie = visitor.cookies.get("session")!.value;
  const second = aPerson({ instance: 2 });
  second.cookies.set("__Host-session", cookie);
  const leaver = visitor.newTab();
  await leaver.get("/settings/account");

  const loads = Array.from({ length: 100 }, (_, n) => (n % 2 ? visitor : second).newTab().get("/settings/sessions"));
  await leaver.submit("Log out");
  const pages = await Promise.all(loads);
  expect(pages.filter(({ status }) => status === 500)).toHaveLength(0);

  visitor.cookies.set("__Host-session", cookie);
  expect(await isLoggedIn(visitor)).toBe(false);
  expect(await isLoggedIn(second)).toBe(false);
  expect(await openSessions(id)).toHaveLength(0);
});

test("SES-09: fifty sessions are the most, also for logins at once; the longest unused ends and its owner is told", async () => {
  const account = await anAccount();
  await sql(
    `insert into sessions (user_id, token_hash, ip, user_agent, remembered, idle_expires_at, expires_at, last_access_at)
     select $1::uuid, 'kept ' || $1::text || n, '192.0.2.1', 'x', false, now() + interval '1 day', now() + interval '1 day',
       now() - n * interval '1 minute' from generate_series(1, 48) n`,
    [account.id],
  );
  const pages = await Promise.all(
    Array.from({ length: 5 }, (_, n) => logIn(aPerson({ instance: n % 2 ? 1 : 2 }), account)),
  );
  const inside = pages.filter(({ path }) => path.startsWith("/organizations"));
  expect(inside).toHaveLength(5);
  expect(await openSessions(account.id)).toHaveLength(50);
  const ended = await sql("select token_hash as hash from sessions where ended_reason = 'too-many' and user_id = $1", [
    account.id,
  ]);
  expect(ended.map(({ hash }) => hash).sort()).toEqual([46, 47, 48].map((n) => `kept ${account.id}${n}`));
  expect((await lastEmailTo(account.email, { subject: "Your oldest session" })).subject).toBeTruthy();
});

test("SES-04: “Not me” ends the session, then asks for a new password, then shows what happened lately", async () => {
  const { visitor, email, password } = await someoneLoggedIn();
  const stranger = await anotherBrowser({ email, password }, { instance: 2 });
  await visitor.get("/settings/sessions");
  await visitor.link("Not me");
  await visitor.submit("Log it out and go on");
  expect(await isLoggedIn(stranger)).toBe(false);
  expect(visitor.page.text).toContain("Now choose a new password");

  const wanted = "four patient otters";
  await sendPassword(visitor, { wanted: "short" });
  await sendPassword(visitor, { wanted });
  expect(visitor.page.path).toMatch("/settings/activity");
  expect(visitor.page.text).toContain("Your password is changed. No other session was open.");
  expect(visitor.page.text).toContain("A session logged out");
});
