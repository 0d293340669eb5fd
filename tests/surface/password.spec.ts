import { expect, test } from "@playwright/test";

import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { aPassword, logIn, someoneLoggedIn } from "../support/people";
import { anotherBrowser, changePassword, isLoggedIn, sendPassword } from "../support/settings";
import { aPerson, sql } from "../support/site";

const wanted = "four patient otters";

test("PWD-01: without the current password, or with a wrong one, nothing changes", async () => {
  const { visitor, email, id } = await someoneLoggedIn();
  const [before] = await sql("select password_hash from users where id = $1", [id]);

  await changePassword(visitor, { wanted, current: "" });
  expect(visitor.page.text).toContain("Enter your password");
  await changePassword(visitor, { wanted, current: "not the password" });
  expect(visitor.page.text).toContain("That is not your password.");
  await visitor.get("/settings/password");
  await visitor.submit("Save", { "new-password": wanted, "new-password-confirm": wanted }, { without: ["password"] });
  expect(visitor.page.text).toContain("Enter your password");

  expect(await sql("select password_hash from users where id = $1", [id])).toEqual([before]);
  expect((await emailsTo(email)).map(({ subject }) => subject)).not.toContain("Your password was changed");
});

test("PWD-01: all failures are said at once, and common, personal and equal passwords are refused", async () => {
  const { visitor, email } = await someoneLoggedIn();
  await visitor.get("/settings/password");
  await visitor.submit("Save", { password: "", "new-password": "short", "new-password-confirm": "other" });
  expect(visitor.page.text).toContain("Enter your password");
  expect(visitor.page.root.querySelectorAll("[aria-invalid=true]").length).toBeGreaterThanOrEqual(2);

  await changePassword(visitor, { wanted: "password1234567", current: "not the password" });
  expect(visitor.page.text).toContain("That is not your password.");
  expect(visitor.page.text).toContain("This password is on lists that attackers try first.");

  for (const bad of ["password1234567", `${email.split("@")[0]}2026!`, aPassword]) {
    await changePassword(visitor, { wanted: bad });
    expect(visitor.page.path, bad).toBe("/settings/password");
  }
  expect((await logIn(aPerson(), { email, password: aPassword })).path).toContain("/organizations");
});

test("PWD-01: forty wrong passwords at once are throttled, and count with logins", async () => {
  const { visitor, email } = await someoneLoggedIn();
  const tabs = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const tab = visitor.newTab();
      await tab.get("/settings/password");
      return tab;
    }),
  );
  const pages = await Promise.all(tabs.map((tab, n) => sendPassword(tab, { wanted, current: `wrong password ${n}` })));
  const tried = pages.filter(({ status }) => status === 200);
  // A machine under load turns some away before it looks at their password.
  expect(pages.filter(({ status }) => status === 429 || status === 503).length).toBe(40 - tried.length);
  expect(tried.length).toBeLessThanOrEqual(6);

  await visitor.get("/settings/account");
  await visitor.submit("Log out");
  expect((await logIn(visitor, { email, password: aPassword })).status).toBe(429);
});

test("PWD-02: other sessions, known browsers and links end on every instance, and the owner is told", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  const others = [
    await anotherBrowser({ email, password }, { instance: 1 }),
    await anotherBrowser({ email, password }, { instance: 2 }),
  ];
  const forgetful = aPerson();
  await forgetful.get("/forgot");
  await forgetful.submit("Send the email", { Email: email });
  const reset = linkIn(await lastEmailTo(email, { subject: /reset|password/i }));
  await sql(
    "insert into challenges (hash, user_id, remembered, expires_at) select id::text, id, false, now() + interval '10 minutes' from users where id = $1",
    [id],
  );
  const stolen = visitor.newTab();
  const before = visitor.cookies.get("session")!.value;

  await changePassword(visitor, { wanted });
  expect(visitor.page.text).toContain("2 other sessions were logged out");
  expect(visitor.cookies.get("session")!.value).not.toBe(before);
  for (const other of others) expect(await isLoggedIn(other)).toBe(false);
  expect(await isLoggedIn(visitor)).toBe(true);
  visitor.cookies.set("session", before);
  expect(await isLoggedIn(stolen), "the old token of this browser is dead").toBe(false);

  expect((await aPerson().get(reset)).text).not.toContain("Confirmation");
  expect((await aPerson().get(reset)).text).toContain("Something was changed in the account");
  for (const table of ["known_browsers", "challenges", "tokens"])
    expect(await sql(`select 1 from ${table} where user_id = $1`, [id]), table).toHaveLength(0);
  expect((await lastEmailTo(email, { subject: "Your password was changed" })).text).toContain("logged out: 2");
});

test("PWD-02: other sessions stay when the tick is taken away", async () => {
  const { visitor, email, password } = await someoneLoggedIn();
  const other = await anotherBrowser({ email, password }, { instance: 2 });
  await changePassword(visitor, { wanted, others: false });
  expect(visitor.page.text).toContain("Other sessions, if there are any, stay logged in.");
  expect(visitor.page.text).not.toContain("No other session was open");
  expect(await isLoggedIn(other)).toBe(true);
  const { text } = await lastEmailTo(email, { subject: "Your password was changed" });
  expect(text?.replaceAll(/\s+/g, " ")).toContain("No other session was logged out.");
});

test("PWD-03: of ten changes at once one password works, and one session is left", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  const other = await anotherBrowser({ email, password }, { instance: 2 });
  const tabs = await Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      const tab = (n % 2 ? visitor : other).newTab();
      await tab.get("/settings/password");
      return tab;
    }),
  );
  const pages = await Promise.all(tabs.map((tab, n) => sendPassword(tab, { wanted: `patient otters ${n} ${n}` })));
  expect(pages.filter(({ status }) => status === 500)).toHaveLength(0);
  const winners = pages.flatMap(({ text }, n) => (text.includes("Your password is changed") ? [n] : []));
  expect(winners).toHaveLength(1);

  const open = await sql("select id from sessions where user_id = $1 and ended_at is null", [id]);
  expect(open).toHaveLength(1);
  const works = async (wanted: string) =>
    (await logIn(aPerson(), { email, password: wanted })).path.includes("/organizations");
  expect(await works(`patient otters ${winners[0]} ${winners[0]}`)).toBe(true);
  for (const loser of [password, ...[0, 1, 2].filter((n) => n !== winners[0]).map((n) => `patient otters ${n} ${n}`)])
    expect(await works(loser), loser).toBe(false);
});

test("the well-known address for password managers leads to the form", async () => {
  const { visitor } = await someoneLoggedIn();
  expect((await visitor.get("/.well-known/change-password")).path).toBe("/settings/password");
});

test("F08: a deadlock that the database ends is a 503, and changes nothing", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const [before] = await sql("select password_hash from users where id = $1", [id]);
  await sql(
    `create function deadlock() returns trigger language plpgsql as $$ begin
     if new.id = '${id}' then raise 'deadlock detected' using errcode = '40P01'; end if; return new; end $$`,
  );
  await sql("create trigger deadlock before update on users for each row execute function deadlock()");
  const page = await changePassword(visitor, { wanted });
  await sql("drop function deadlock cascade");
  expect([page.status, page.headers["retry-after"]]).toEqual([503, "5"]);
  expect(await sql("select password_hash from users where id = $1", [id])).toEqual([before]);
});
