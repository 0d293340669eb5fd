import { expect, test } from "@playwright/test";

import { startApp } from "../support/apps";
import { timesOf } from "../support/authenticators";
import { lastEmailTo, linkIn } from "../support/inbox";
import { anAccount, aPassword, logIn, someoneLoggedIn } from "../support/people";
import { anAddress, aPerson, sql } from "../support/site";
import { letPass, setTries } from "../support/throttles";
import { aVisitor, type Visitor } from "../support/visitor";

const wrong = "three loud herons";
const waits =
  /Too many tries\. You can try again (in \d+ seconds?|at \d\d:\d\d UTC)\. To get in now, reset your password\./;

/** One more wrong try, from an address that nobody else has. */
const failAs = (email: string) => logIn(aPerson(), { email, password: wrong });

/** The same address as people may write it. */
const spellings = (email: string) => [email, email.toUpperCase(), ` ${email} `, email.replace("example", "ＥXample")];

test("LOG-03: 200 wrong passwords at once, from 200 addresses at two instances in four spellings, get no more tries than the limit", async () => {
  const { id, email } = await anAccount();
  const doors = [aPerson({ instance: 1 }), aPerson({ instance: 2 })] as const;
  for (const door of doors) await door.get("/login");

  const began = Date.now();
  const pages = await Promise.all(
    Array.from({ length: 200 }, (_, turn) => {
      const fields = { Email: spellings(email)[turn % 4] ?? email, Password: wrong };
      return doors[turn % 2 === 0 ? 0 : 1].submit("Log in", fields, { headers: { "x-forwarded-for": anAddress() } });
    }),
  );
  // Five at once, then one after each pause of 1, 2, 4, ... seconds.
  const most = 5 + Math.floor(Math.log2((Date.now() - began) / 1000 + 1));
  const evaluated = await timesOf("login-failed", id);
  // On a slow machine some find no place for their password: they are not evaluated either, and say so.
  const turnedAway = pages.filter(({ status }) => status === 503).length;
  expect(evaluated + turnedAway).toBeGreaterThanOrEqual(5);
  expect(evaluated).toBeLessThanOrEqual(most);
  expect(pages.filter(({ status }) => status === 200)).toHaveLength(evaluated);
  expect(new Set(pages.map(({ status }) => status))).not.toContain(500);
});

test("LOG-03: the right password waits too, in every spelling, at every instance and after a restart", async () => {
  const { id, email, password } = await anAccount();
  await setTries("login-account", email, { tries: 11 });
  expect((await failAs(email)).status).toBe(200);

  const app = await startApp({
    DATABASE_URL: process.env.DATABASE_URL,
    RESEND_BASE_URL: process.env.RESEND_BASE_URL,
    logFile: test.info().outputPath("restarted.log"),
  });
  try {
    const restarted = aVisitor({ origin: "https://console.test", via: app.url, address: anAddress() });
    const visitors: Visitor[] = [aPerson({ instance: 1 }), aPerson({ instance: 2 }), restarted, aPerson()];
    for (const [turn, visitor] of visitors.entries()) {
      const page = await logIn(visitor, { email: spellings(email)[turn] ?? email, password });
      expect([page.status, page.text]).toEqual([429, expect.stringMatching(waits)]);
      expect(Number(page.headers["retry-after"])).toBeGreaterThan(60);
      expect(Number(page.headers["retry-after"])).toBeLessThanOrEqual(128);
      expect(page.link("Reset your password").getAttribute("href")).toBe("/forgot");
    }
  } finally {
    await app.stop();
  }
  expect([await timesOf("logged-in", id), await timesOf("login-failed", id)]).toEqual([0, 1]);

  await letPass("128 seconds", "login-account", email);
  expect((await logIn(aPerson(), { email, password })).path).toBe("/organizations");
});

test("LOG-04: whoever burns the limit keeps the owner out of neither the open session nor a known browser, and of a new one for 15 minutes at most", async () => {
  const { visitor, email, password } = await someoneLoggedIn();
  const known = visitor.newTab();
  await setTries("login-account", email, { tries: 60 });
  await failAs(email);

  const stranger = await failAs(email);
  expect(stranger.status).toBe(429);
  expect(Number(stranger.headers["retry-after"])).toBeGreaterThan(14 * 60);
  expect(Number(stranger.headers["retry-after"])).toBeLessThanOrEqual(15 * 60);

  expect((await visitor.get("/settings/account")).path).toBe("/settings/account");
  await visitor.submit("Log out");
  expect((await logIn(known, { email, password })).path).toBe("/organizations");

  const fresh = aPerson();
  expect((await logIn(fresh, { email, password })).status).toBe(429);
  await letPass("15 minutes", "login-account", email);
  expect((await logIn(fresh, { email, password })).path).toBe("/organizations");
});

test("LOG-04: a known browser's own tries are limited, too", async () => {
  const { visitor, id, email, password } = await someoneLoggedIn();
  await visitor.submit("Log out");
  for (let turn = 0; turn < 7; turn++) await logIn(visitor, { email, password: wrong });
  expect(await timesOf("login-failed", id)).toBeLessThanOrEqual(6);
  expect((await logIn(visitor, { email, password })).status).toBe(429);
});

test("LOG-04: someone who must wait, even after a hundred tries, gets in by a reset at once", async () => {
  const { email } = await anAccount();
  await setTries("login-account", email, { tries: 99 });
  await failAs(email);
  const fresh = aPerson();
  const page = await logIn(fresh, { email, password: aPassword });
  expect([page.status, Number(page.headers["retry-after"]) > 11 * 3600]).toEqual([429, true]);
  expect(page.text).toMatch(waits);

  await fresh.link("Reset your password");
  await fresh.submit("Send the email", { Email: email });
  await fresh.get(linkIn(await lastEmailTo(email, { subject: "Reset your Cloud Console password" })));
  const password = "four other quiet herons";
  await fresh.submit("Save new password", { "New password": password, Confirmation: password });
  expect((await logIn(fresh, { email, password })).path).toBe("/organizations");
});

test("LOG-04: the owner is told once in 24 hours", async () => {
  const { id, email } = await anAccount();
  const told = async () =>
    (await sql("select 1 from outbox where address = $1 and kind = 'failed-logins'", [email])).length;
  await setTries("login-account", email, { tries: 8 });
  await failAs(email);
  expect(await told()).toBe(0);
  for (let turn = 0; turn < 3; turn++) {
    await letPass("15 minutes", "login-account", email);
    await failAs(email);
    expect(await told()).toBe(1);
  }

  await letPass("24 hours", "failed-logins-notice", id);
  await letPass("15 minutes", "login-account", email);
  await failAs(email);
  expect(await told()).toBe(2);
  const letter = await lastEmailTo(email, { subject: "Failed tries to log in to your account" });
  expect(linkIn(letter)).toBe("https://console.test/forgot");
});
