import { expect, test } from "@playwright/test";

import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { aPassword, logIn, registerAndConfirm, someoneLoggedIn } from "../support/people";
import { anHourAfterTheProof, anotherBrowser, isLoggedIn } from "../support/settings";
import { aPerson, sql } from "../support/site";
import type { Visitor } from "../support/visitor";

async function close(visitor: Visitor, email: string, extra: Record<string, string> = {}) {
  await visitor.get("/settings/account/delete");
  return visitor.submit("Delete account", { confirm: email, ...extra });
}

const closing = async (id: string) =>
  (await sql("select closes_at is not null as closing from users where id = $1", [id]))[0]?.closing;

test("DEL-01: deleting asks for the proof and for the address in full", async () => {
  const { visitor, email, id } = await someoneLoggedIn();
  await close(visitor, "somebody@else.example");
  expect(visitor.page.text).toContain(`Type ${email} to go on.`);
  await anHourAfterTheProof(id);
  await close(visitor, email);
  expect(visitor.page.text).toContain("Confirm it's you");
  await visitor.submit("Delete account", { confirm: email, "Your password": "not the password" });
  expect(await closing(id)).toBe(false);
  await visitor.submit("Delete account", { confirm: email, "Your password": aPassword });
  expect(visitor.page.text).toContain("Your account is closed.");
  expect(await closing(id)).toBe(true);
});

test("DEL-01: sessions, links and browsers end with it on every instance, and the owner is told until when", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  const others = [
    await anotherBrowser({ email, password }),
    await anotherBrowser({ email, password }, { instance: 2 }),
  ];
  const forgetful = aPerson();
  await forgetful.get("/forgot");
  await forgetful.submit("Send the email", { Email: email });
  const reset = linkIn(await lastEmailTo(email, { subject: /reset|new password/i }));

  await sql(
    "insert into authenticator_setups (user_id, secret, expires_at) values ($1, 'x', now() + interval '1 day')",
    [id],
  );
  const waiting = "select 1 from outbox where kind = 'waiting' and address = $1";
  await sql(
    `insert into outbox (kind, address, next_try_at, expires_at)
     values ('waiting', $1, now() + interval '1 hour', now() + interval '1 day')`,
    [email],
  );
  await close(visitor, email);
  expect(await sql(waiting, [email])).toHaveLength(0);
  for (const browser of [visitor, ...others]) expect(await isLoggedIn(browser)).toBe(false);
  expect((await aPerson().get(reset)).root.querySelectorAll("input[type=password]")).toHaveLength(0);
  for (const table of ["tokens", "challenges", "known_browsers", "email_changes", "authenticator_setups"])
    expect(await sql(`select 1 from ${table} where user_id = $1`, [id]), table).toHaveLength(0);
  expect(await lastEmailTo(email, { subject: /Your account will be erased on/ })).toBeTruthy();
});

test("DEL-01: the only owner of an organization reads its name and stays", async () => {
  const { visitor, email, id } = await someoneLoggedIn();
  await sql(
    `with made as (insert into organizations (name, form_key) values ('Heron Works', gen_random_uuid()) returning id)
     insert into memberships (organization_id, user_id, role) select id, $1, 'owner' from made`,
    [id],
  );
  const prepared = await someoneLoggedIn();
  await prepared.visitor.get("/settings/account/delete");
  await visitor.get("/settings/account/delete");
  expect(visitor.page.text).toContain("Heron Works");
  expect(() => visitor.page.button("Delete account")).toThrow();

  // The form of somebody else's page, sent by the owner: the verb decides.
  for (const cookie of visitor.cookies.all()) prepared.visitor.cookies.set(cookie.name, cookie.value);
  await prepared.visitor.submit("Delete account", { confirm: email });
  expect(prepared.visitor.page.text).toContain("only owner");
  expect(await closing(id)).toBe(false);
});

test("DEL-01: a form that is sent twice closes the account once, and says so both times", async () => {
  const { visitor, email, id } = await someoneLoggedIn();
  const tabs = [visitor.newTab(), visitor.newTab()];
  for (const tab of tabs) await tab.get("/settings/account/delete");
  const pages = await Promise.all(
    tabs.map((tab) => tab.submit("Delete account", { confirm: email }, { follow: false })),
  );
  for (const page of pages) {
    expect(page.text).not.toContain("only owner");
    expect(page.headers.location).toMatch(/^\/login/);
  }
  expect(await sql("select 1 from activity where event = 'account-closing' and user_id = $1", [id])).toHaveLength(1);
});

test("DEL-01: an owner whose account is closing keeps no organization: the other one stays", async () => {
  const [one, two] = [await someoneLoggedIn(), await someoneLoggedIn()];
  await sql(
    `with made as (insert into organizations (name, form_key) values ('Two Herons', gen_random_uuid()) returning id)
     insert into memberships (organization_id, user_id, role) select id, unnest($1::uuid[]), 'owner' from made`,
    [[one.id, two.id]],
  );
  await close(one.visitor, one.email);
  expect(await closing(one.id)).toBe(true);
  await two.visitor.get("/settings/account/delete");
  expect(two.visitor.page.text).toContain("Two Herons");
  expect(() => two.visitor.page.button("Delete account")).toThrow();
});

test("DEL-02: after the days nobody gets in, though the job that erases has not run yet", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  await close(visitor, email);
  await sql("update users set closes_at = now() - interval '1 second' where id = $1", [id]);
  expect((await logIn(aPerson(), { email, password })).path).toContain("/login");
  expect(await closing(id)).toBe(true);
  expect(await sql("select 1 from sessions where user_id = $1 and ended_at is null", [id])).toHaveLength(0);
});

test("DEL-02: logging in within the days restores the account, and says so by email", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  await close(visitor, email);
  await sql("update users set closes_at = now() + interval '1 minute' where id = $1", [id]);
  expect((await logIn(aPerson({ instance: 2 }), { email, password: "not the password" })).path).toContain("/login");
  expect(await closing(id)).toBe(true);
  expect((await logIn(aPerson({ instance: 2 }), { email, password })).path).toContain("/organizations");
  expect(await closing(id)).toBe(false);
  expect(await lastEmailTo(email, { subject: "Your account is restored" })).toBeTruthy();
});

test("DEL-02: after the erasure login fails as for strangers, and the address registers anew and inherits nothing", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn({ firstName: "Former" });
  await close(visitor, email);
  await lastEmailTo(email, { subject: /will be erased/ });
  await sql("delete from users where id = $1", [id]);

  const refused = await logIn(aPerson(), { email, password });
  const unknown = await logIn(aPerson(), { email: `nobody.${email}`, password });
  expect([refused.status, refused.path, refused.text.replaceAll(email, "")]).toEqual([
    unknown.status,
    unknown.path,
    unknown.text.replaceAll(`nobody.${email}`, ""),
  ]);

  const newcomer = aPerson();
  const before = (await emailsTo(email)).at(-1);
  expect(before).toBeTruthy();
  await registerAndConfirm(newcomer, { email, password: "another quiet heron" });
  expect((await sql("select id from users where email = $1", [email]))[0]?.id).not.toBe(id);
  for (const path of ["/settings/account", "/settings/activity", "/settings/sessions"])
    expect((await newcomer.get(path)).text, path).not.toMatch(/Former|Account closed/);
  const kept = await sql("select user_id from activity where event = 'account-closing' and user_id = $1", [id]);
  expect(kept).toEqual([{ user_id: id }]);
});
