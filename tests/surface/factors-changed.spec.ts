import { expect, test } from "@playwright/test";

import { eventsOf, setUpAuthenticator, unusedCode } from "../support/factors";
import { emailsTo, lastEmailTo } from "../support/inbox";
import { logIn, someoneLoggedIn } from "../support/people";
import { aPerson, sql } from "../support/site";
import type { Visitor } from "../support/visitor";

const overview = "/settings/authenticator";

/** Logs in with a second browser, on the other instance, as the owner would. */
async function anotherBrowser(person: { id: string; email: string; password: string }, key?: string) {
  const visitor = aPerson({ instance: 2 });
  await logIn(visitor, person);
  if (key) await visitor.submit("Continue", { "One-time code": await unusedCode(person.id, key) });
  if (!visitor.page.path.startsWith("/organizations")) throw new Error(`Not logged in: ${visitor.page.text}`);
  return visitor;
}

const removed = async (visitor: Visitor, name: string, button: string) => {
  await visitor.get(overview);
  await visitor.link(`Rename or remove ${name}`);
  await visitor.submit(button);
};

test("MFM-04: each change of factors tells the owner, is written down once, and ends the other sessions at once", async () => {
  const person = await someoneLoggedIn();
  const { visitor, id, email } = person;
  let key: string | undefined;

  /** Makes a change while another browser is logged in, and looks at what came of it. */
  async function expectOf(change: () => Promise<unknown>, event: string, subject: string, words: string) {
    const other = await anotherBrowser(person, key);
    const before = (await eventsOf(id)).length;
    await change();

    expect((await other.get(overview)).path, subject).toMatch(/^\/login/);
    expect(visitor.page.path).toMatch(/^\/settings\/authenticator\?done=/);
    expect((await eventsOf(id)).slice(before)).toEqual([event]);
    expect(await sql("select 1 from known_browsers where user_id = $1", [id])).toEqual([]);
    const mail = await lastEmailTo(email, { subject });
    expect(mail.text?.replace(/\s+/g, " ")).toContain(words);
    expect(mail.text).toMatch(/Browser:? +Firefox/);
    expect(mail.text).toMatch(/IP address:? +10\./);
    expect(mail.text).toMatch(/\d\d:\d\d UTC/);
    expect((await emailsTo(email)).filter((one) => one.subject === subject)).toHaveLength(1);
  }

  const on = async () => {
    key = (await setUpAuthenticator(visitor, { name: "Phone" })).key;
  };
  await expectOf(on, "authenticator-added", "Your authenticator is on", "logging in needs a code from Phone");
  const add = () => setUpAuthenticator(visitor, { name: "Tablet" });
  await expectOf(add, "authenticator-added", "An authenticator was added", "Codes from Tablet are accepted now");
  const remove = () => removed(visitor, "Tablet", "Remove");
  await expectOf(remove, "authenticator-removed", "An authenticator was removed", "Codes from Tablet are not accepted");
  const off = () => removed(visitor, "Phone", "Turn off");
  await expectOf(off, "authenticator-removed", "Your authenticator was turned off", "password alone is now enough");
});

test("MFM-04: new recovery codes void the old ones, tell the owner, and are written down once", async () => {
  const person = await someoneLoggedIn();
  const { visitor, id, email } = person;
  const { codes } = await setUpAuthenticator(visitor);
  const before = (await eventsOf(id)).length;

  await visitor.get(overview);
  await visitor.submit("Make new codes");

  expect((await eventsOf(id)).slice(before)).toEqual(["recovery-codes-made"]);
  expect((await lastEmailTo(email, { subject: "New recovery codes were made" })).text).toContain("stopped working");
  const other = aPerson();
  await logIn(other, person);
  await other.link("Use a recovery code");
  await other.submit("Continue", { "Recovery code": codes[0] ?? "" });
  expect(other.page.text).toContain("That is not one of your recovery codes.");
});

test("MFM-04: a challenge that waits for a code is over once the factors change", async () => {
  const person = await someoneLoggedIn();
  const { key } = await setUpAuthenticator(person.visitor);
  const waiting = aPerson({ instance: 2 });
  await logIn(waiting, person);

  await removed(person.visitor, "Phone", "Turn off");
  await waiting.submit("Continue", { "One-time code": await unusedCode(person.id, key) });

  expect(waiting.page.text).toContain("That login is over.");
  expect((await waiting.get(overview)).path).toMatch(/^\/login/);
});

test("nobody changes the authenticators of somebody else by their ids", async () => {
  const [anna, eve] = await Promise.all([someoneLoggedIn(), someoneLoggedIn()]);
  await setUpAuthenticator(anna.visitor, { name: "Anna's" });
  await setUpAuthenticator(eve.visitor, { name: "Eve's" });
  const idOf = async (userId: string) =>
    String((await sql("select id from authenticators where user_id = $1", [userId]))[0]?.id);
  const [annas, eves] = [await idOf(anna.id), await idOf(eve.id)];

  expect((await eve.visitor.get(`${overview}/${annas}`)).status).toBe(404);
  for (const [button, fields] of [["Save", { "device-name": "Mine now" }], ["Turn off"]] as const) {
    await eve.visitor.get(`${overview}/${eves}`);
    await eve.visitor.submit(button, { ...fields, id: annas });
    expect(eve.visitor.page.text).toContain("That authenticator is not there any more.");
  }
  expect(await sql("select name from authenticators where id = $1", [annas])).toEqual([{ name: "Anna's" }]);
});

test("there are five authenticators at the most, each with a name of its own, and each can be renamed", async () => {
  const { visitor, id } = await someoneLoggedIn();
  for (const name of ["One", "Two", "Three", "Four", "Five"]) await setUpAuthenticator(visitor, { name });
  await visitor.get(overview);
  expect(visitor.page.text).toContain("Five is the most.");

  await visitor.link("Rename or remove Two");
  await visitor.submit("Save", { "Device name": "ONE" });
  expect(visitor.page.text).toContain("You have a device of that name.");
  await visitor.submit("Save", { "Device name": "Old phone" });
  expect(visitor.page.text).toContain("The authenticator is renamed.");
  expect(await sql("select count(*)::int from authenticators where user_id = $1", [id])).toEqual([{ count: 5 }]);
});
