import { expect, test } from "@playwright/test";

import { eventsOf, someoneWithAuthenticator, unusedCode } from "../support/factors";
import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { anAccount, logIn, someoneLoggedIn } from "../support/people";
import { aResetLink, askForReset, chooseNewPassword, newPassword, resetSubject } from "../support/resets";
import { anEmail, aPerson, sql } from "../support/site";
import { letPass } from "../support/throttles";
import type { Visitor } from "../support/visitor";

const tokenIn = (link: string) => new URL(link, "https://console.test").searchParams.get("token") ?? "";
const isIn = async (visitor: Visitor) => (await visitor.newTab().get("/settings/account")).path === "/settings/account";

test("RST-04: a reset logs nobody in and leaves the authenticator on; the next login asks for its code", async () => {
  const { id, email, key, codes } = await someoneWithAuthenticator();
  const link = await aResetLink(email);
  const visitor = aPerson({ instance: 2 });
  await visitor.get(link);
  expect(visitor.page.text).toContain("You need your one-time code to log in afterwards, as always.");
  await chooseNewPassword(link, { visitor });

  expect(visitor.page.path).toBe("/login?done=reset");
  expect(visitor.cookies.get("session")).toBeUndefined();
  await logIn(visitor, { email, password: newPassword });
  expect(visitor.page.path).toMatch(/^\/login\/code/);
  expect(await isIn(visitor)).toBe(false);
  await visitor.submit("Continue", { "One-time code": await unusedCode(id, key) });
  expect(await isIn(visitor)).toBe(true);
  expect(await sql("select 1 from recovery_codes where user_id = $1 and used_at is null", [id])).toHaveLength(
    codes.length,
  );
});

test("RST-05: with the answer of a reset every session, challenge and other link is dead, on every instance", async () => {
  const person = await someoneWithAuthenticator();
  const { visitor: one, id, email, key } = person;
  const two = aPerson({ instance: 2 });
  await logIn(two, person);
  await two.submit("Continue", { "One-time code": await unusedCode(id, key) });
  const waiting = aPerson({ instance: 2 });
  await logIn(waiting, person);
  const moved = anEmail("thief");
  await one.get("/settings/account/email");
  await one.submit("Send the email", { "New email": moved });
  const change = linkIn(await lastEmailTo(moved));
  expect(await isIn(two)).toBe(true);

  await chooseNewPassword(await aResetLink(email));

  expect(await Promise.all([isIn(one), isIn(two)])).toEqual([false, false]);
  await waiting.submit("Continue", { "One-time code": await unusedCode(id, key) });
  expect(waiting.page.text).toContain("That login is over.");
  const thief = aPerson();
  await thief.get(change);
  expect(thief.page.root.querySelectorAll("[name=token]")).toHaveLength(0);
  expect(await sql("select email from users where id = $1", [id])).toEqual([{ email }]);
  for (const table of ["known_browsers", "challenges", "email_changes"])
    expect(await sql(`select 1 from ${table} where user_id = $1`, [id]), table).toEqual([]);
  await logIn(thief, person);
  expect(thief.page.text).toContain("That email and password don't match.");
});

test("RST-06: no password is chosen without the token itself, whatever else a client has or has begun", async () => {
  const { id, email } = await anAccount();
  const [before] = await sql("select password_hash from users where id = $1", [id]);
  const eve = await someoneLoggedIn();
  const eves = await aResetLink(eve.email);
  await askForReset(email, eve.visitor);
  const mail = await lastEmailTo(email, { subject: resetSubject });

  const chosen = { "new-password": newPassword, "new-password-confirm": newPassword };
  for (const token of [
    "",
    "x",
    email,
    id,
    "\0",
    "a".repeat(43),
    tokenIn(eves).slice(0, -1),
    tokenIn(linkIn(mail)).toLowerCase(),
  ]) {
    await eve.visitor.get(eves);
    await eve.visitor.submit("Save new password", { ...chosen, token });
    expect(eve.visitor.page.path, token).not.toContain("done=reset");
  }
  await eve.visitor.get(eves);
  await eve.visitor.submit("Save new password", chosen, {
    without: ["token"],
    extra: [
      ["email", email],
      ["user", id],
    ],
  });
  expect(eve.visitor.page.status).toBe(200);
  // Her own token changes her own password, whomever else she names; used, it changes nobody's.
  await eve.visitor.get(eves);
  const form = eve.visitor.newTab();
  await form.get(eves);
  await eve.visitor.submit("Save new password", chosen, {
    extra: [
      ["email", email],
      ["userId", id],
      ["username", email],
    ],
  });
  expect(eve.visitor.page.path).toBe("/login?done=reset");
  await form.submit("Save new password", {
    "new-password": "nine slower herons",
    "new-password-confirm": "nine slower herons",
  });
  expect(form.page.text).toContain("This link was already used");

  expect(await sql("select password_hash from users where id = $1", [id])).toEqual([before]);
  expect((await logIn(aPerson(), { email: eve.email, password: newPassword })).path).toMatch(/^\/organizations/);
});

test("RST-07: a link opens any number of times, works once and for an hour, and says what became of it", async () => {
  const { email } = await anAccount();
  const link = await aResetLink(email);
  const scanner = aPerson();
  for (const method of ["HEAD", "HEAD", "GET", "GET", "GET"]) {
    const { status } = await scanner.request(method, link);
    expect(status).toBe(200);
  }
  expect(scanner.cookies.all()).toEqual([]);

  const first = await lastEmailTo(email, { subject: resetSubject });
  await letPass("61 seconds", "reset-pause", email);
  const newer = await aResetLink(email, first);
  const says = async (path: string) => (await aPerson().get(path)).text;
  expect(await says(link)).toContain("There is a newer email");
  const late =
    "update tokens set expires_at = expires_at - $2::interval where address = $1 and purpose = 'reset-password'";
  await sql(late, [email, "59 minutes"]);
  expect(await says(newer)).toContain("Choose a new password");
  const tab = aPerson();
  await tab.get(newer);
  await sql(late, [email, "1 minute"]);
  expect(await says(newer)).toContain("This link has expired");
  await tab.submit("Save new password", { "new-password": newPassword, "new-password-confirm": newPassword });
  expect(tab.page.text).toContain("This link has expired");
  expect(tab.page.link("Send a new one").getAttribute("href")).toBe("/forgot");

  await sql(late, [email, "-30 minutes"]);
  expect((await chooseNewPassword(newer)).page.path).toBe("/login?done=reset");
  expect(await says(newer)).toContain("This link was already used");
  expect(await says("/reset?token=nonsense")).toContain("This link is not complete");
  expect(await says("/reset")).toContain("This link is not complete");
});

test("RST-07: a link dies when the password or the address changes by other means", async () => {
  const byPassword = await someoneLoggedIn();
  const link = await aResetLink(byPassword.email);
  await byPassword.visitor.get("/settings/password");
  await byPassword.visitor.submit("Save", {
    password: byPassword.password,
    "new-password": newPassword,
    "new-password-confirm": newPassword,
  });
  expect(byPassword.visitor.page.text).toContain("Your password is changed.");
  expect((await aPerson().get(link)).text).not.toContain("Choose a new password");

  const byAddress = await someoneLoggedIn();
  const other = await aResetLink(byAddress.email);
  const moved = anEmail("moved");
  await byAddress.visitor.get("/settings/account/email");
  await byAddress.visitor.submit("Send the email", { "New email": moved });
  await byAddress.visitor.get(linkIn(await lastEmailTo(moved)));
  await byAddress.visitor.submit("Confirm");
  expect(await sql("select email from users where id = $1", [byAddress.id])).toEqual([{ email: moved }]);
  expect((await aPerson().get(other)).text).not.toContain("Choose a new password");
});

test("RST-07: a password that is refused leaves the link good", async () => {
  const { email } = await anAccount();
  const link = await aResetLink(email);
  for (const [password, why] of [
    ["too short", "Use at least 15 characters."],
    ["password12345678", "This password is on lists that attackers try first."],
    [`${email} and more`, "Leave out your name and email address."],
  ] as const) {
    const { page } = await chooseNewPassword(link, { password });
    expect(page.text).toContain(why);
  }
  expect((await chooseNewPassword(link)).page.path).toBe("/login?done=reset");
});

test("RST-10: after a reset the owner is told, without a link that grants anything; who closed the account gets no link", async () => {
  const { id, email } = await anAccount();
  await chooseNewPassword(await aResetLink(email));
  const mail = await lastEmailTo(email, { subject: "Your password was changed" });
  expect(mail.text).toMatch(/A new password was chosen with a link sent to this address\./);
  expect(`${mail.text}${mail.html}`).not.toMatch(/token|[\w-]{43}/);
  expect(linkIn(mail)).toBe("https://console.test/forgot");
  expect(await eventsOf(id)).toEqual(["password-reset"]);

  await sql("delete from users where id = $1", [id]);
  await letPass("1 hour", "reset-address", email);
  await letPass("61 seconds", "reset-pause", email);
  const count = (await emailsTo(email)).length;
  await askForReset(email);
  await expect
    .poll(async () => sql("select 1 from outbox where address = $1 and sent_at is null", [email]))
    .toEqual([]);
  expect(await emailsTo(email)).toHaveLength(count);
});
