import { expect, test } from "@playwright/test";

import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { anAccount, logIn } from "../support/people";
import { enterCode, passPassword, someoneOwingCode } from "../support/second-factor";
import { aPerson, sql } from "../support/site";
import { letPass, setTries } from "../support/throttles";

const windows =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

/** How many emails of a kind are owed or sent: their rows are written with what they tell of. */
const toldOf = async (kind: string, address: string) =>
  (await sql("select 1 from outbox where kind = $1 and address = $2", [kind, address])).length;

/** It says when, where and with what, and leads to a page of ours without a secret in the address. */
function isNotice(
  { text = "", html = "", ...email }: Awaited<ReturnType<typeof lastEmailTo>>,
  ip: string,
  browser: string,
) {
  expect(text).toContain(ip);
  expect(text).toContain(browser);
  expect(text).toMatch(/\d{1,2} \w+ 20\d\d at \d\d:\d\d UTC/);
  expect(linkIn({ ...email, text, html })).toBe("https://console.test/forgot");
  expect([...`${text} ${html}`.matchAll(/https?:\/\/[^\s"<]+/g)].filter(([url]) => /[?#]/.test(url))).toEqual([]);
}

test("LOG-14: a login from a new browser is told to the owner, one from a known browser is not", async () => {
  const account = await anAccount();
  const visitor = aPerson({ address: "203.0.113.41" });
  await visitor.get("/login");
  const headers = { "user-agent": windows };
  await visitor.submit("Log in", { Email: account.email, Password: account.password }, { headers });
  const told = await lastEmailTo(account.email, { subject: "New login from Chrome on Windows" });
  isNotice(told, "203.0.113.41", "Chrome on Windows");

  await visitor.submit("Log out");
  expect((await logIn(visitor, account)).path).toBe("/organizations");
  expect(await toldOf("new-login", account.email)).toBe(1);
  await logIn(aPerson(), account);
  expect(await toldOf("new-login", account.email)).toBe(2);
});

test("LOG-14: a known browser is known to its own account only, and for thirty days", async () => {
  const [one, other] = [await anAccount(), await anAccount()];
  const visitor = aPerson();
  for (const account of [one, other]) {
    await logIn(visitor, account);
    await visitor.submit("Log out");
  }
  expect(await toldOf("new-login", other.email)).toBe(1);

  await sql("update known_browsers set expires_at = now() where user_id = $1", [one.id]);
  await logIn(visitor, one);
  expect(await toldOf("new-login", one.email)).toBe(2);
});

test("LOG-14: a right password with a wrong code is told to the owner, at most once an hour", async () => {
  const { account, phone, visitor } = await someoneOwingCode({ address: "203.0.113.43" });
  for (let turn = 0; turn < 3; turn++) await enterCode(visitor, phone.wrongCode());
  const told = await lastEmailTo(account.email, { subject: "Someone has your password but not your code" });
  isNotice(told, "203.0.113.43", "Firefox on Linux");
  expect(await toldOf("failed-code", account.email)).toBe(1);
  expect(await toldOf("new-login", account.email)).toBe(0);

  await letPass("1 hour", "failed-code-notice", account.id);
  await enterCode(visitor, phone.wrongCode());
  expect(await toldOf("failed-code", account.email)).toBe(2);
});

test("LOG-14: the first login after many failures is told to the owner, with their number", async () => {
  const account = await anAccount();
  await setTries("login-account", account.email, { tries: 7 });
  await logIn(aPerson({ address: "203.0.113.44" }), account);
  const told = await lastEmailTo(account.email, { subject: "Logged in after failed tries" });
  isNotice(told, "203.0.113.44", "Firefox on Linux");
  expect(told.text).toContain("after 7 failed tries");

  await logIn(aPerson(), account);
  expect(await toldOf("login-after-failures", account.email)).toBe(1);
});

test("LOG-14: with an authenticator the owner is told once the code is right, too", async () => {
  const { account, phone, visitor } = await someoneOwingCode();
  expect(await toldOf("new-login", account.email)).toBe(0);
  await enterCode(visitor, phone.code());
  expect(await toldOf("new-login", account.email)).toBe(1);

  await setTries("login-account", account.email, { tries: 8 });
  const other = aPerson();
  await passPassword(other, account);
  await enterCode(other, phone.code(1));
  await lastEmailTo(account.email, { subject: "Logged in after failed tries" });
  expect(await emailsTo(account.email)).toHaveLength(2);
});
