import { expect, test } from "@playwright/test";

import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { aPassword, logIn, someoneLoggedIn } from "../support/people";
import {
  anHourAfterTheProof,
  anotherBrowser,
  askToChangeEmail,
  changeLinkFor,
  isLoggedIn,
  press,
  undoLinkOf,
} from "../support/settings";
import { anEmail, aPerson, sql } from "../support/site";

const asked = "Your email address is being changed";
const changed = "Your email address was changed";

test("EMC-01: a session whose proof is old is asked for the password, and guesses are throttled", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const to = anEmail("new");
  await anHourAfterTheProof(id);

  await askToChangeEmail(visitor, to);
  expect(visitor.page.text).toContain("Confirm it's you to go on.");
  const answers: number[] = [];
  for (let tries = 0; tries < 8; tries++) {
    await visitor.submit("Send the email", { "New email": to, "Your password": `a wrong guess ${tries}` });
    answers.push(visitor.page.status);
  }
  expect(answers.at(0)).toBe(200);
  expect(answers.at(-1)).toBe(429);
  expect(await sql("select 1 from email_changes where user_id = $1", [id])).toHaveLength(0);
  expect(await emailsTo(to)).toHaveLength(0);
});

test("EMC-01: the right password lets the same form through, and the session gets a new token", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const to = anEmail("new");
  await anHourAfterTheProof(id);
  const before = visitor.cookies.get("session")?.value;

  await askToChangeEmail(visitor, to);
  await visitor.submit("Send the email", { "New email": to, "Your password": aPassword });
  expect(visitor.page.text).toContain(`Change to ${to} is waiting`);
  expect(visitor.cookies.get("session")?.value).not.toBe(before);
});

test("EMC-02: the old address logs in until the new mailbox confirms, then only the new one does", async () => {
  const { visitor, email, password } = await someoneLoggedIn();
  const to = anEmail("new");
  const link = await changeLinkFor(visitor, to);

  expect((await logIn(aPerson(), { email, password })).path).toContain("/organizations");
  expect((await logIn(aPerson(), { email: to, password })).path).toContain("/login");
  const reader = aPerson();
  await reader.get(link);
  await reader.request("HEAD", new URL(link).pathname + new URL(link).search);
  expect((await logIn(aPerson(), { email, password })).path).toContain("/organizations");

  const forgetful = aPerson();
  await forgetful.get("/forgot");
  await forgetful.submit("Send the email", { Email: email });
  const reset = linkIn(await lastEmailTo(email, { subject: /Reset your/ }));
  expect((await forgetful.get(reset)).text).toContain("Save new password");

  await press("Confirm", link, reader);
  expect((await forgetful.get(reset)).text, "the old mailbox opens nothing now").not.toContain("Save new password");
  expect((await logIn(aPerson(), { email, password })).path).toContain("/login");
  expect((await logIn(aPerson({ instance: 2 }), { email: to, password })).path).toContain("/organizations");
  expect((await visitor.get("/settings/account")).text).toContain(to);
  expect((await press("Confirm", link).catch((error) => error.message)) as string).toContain('no button "Confirm"');
});

test("EMC-03: the old address is told twice, and its link gives the account back and ends the thief's session", async () => {
  const { visitor: thief, email, password, id } = await someoneLoggedIn();
  const to = anEmail("thief");
  const other = await anotherBrowser({ email, password }, { instance: 2 });
  const link = await changeLinkFor(thief, to);
  const first = await undoLinkOf(email, asked);
  await press("Confirm", link);
  const second = await undoLinkOf(email, changed);
  for (const subject of [asked, changed])
    expect((await lastEmailTo(email, { subject })).text?.replaceAll(/\s+/g, " "), subject).toContain(` ${to}`);

  const owner = aPerson({ instance: 2 });
  await owner.get(first);
  expect(owner.page.text, "only the newest link for an address works").toContain(
    "Only the link in the newest email works",
  );
  await owner.get(second);
  await owner.get(second);
  expect(await isLoggedIn(thief)).toBe(true);
  await owner.submit("Undo the change");
  expect(owner.page.path).toContain("/reset");

  expect(await isLoggedIn(thief)).toBe(false);
  expect(await isLoggedIn(other)).toBe(false);
  expect(await sql("select email from users where id = $1", [id])).toEqual([{ email }]);
  expect((await logIn(aPerson(), { email, password })).path, "the old password is void").toContain("/login");
  const wanted = "four patient otters";
  await owner.submit("Save new password", { "new-password": wanted, "new-password-confirm": wanted });
  expect((await logIn(aPerson(), { email, password: wanted })).path).toContain("/organizations");
});

test("EMC-03: the undo link outlives whatever the thief does next, for seven days", async () => {
  const { visitor: thief, email, id } = await someoneLoggedIn();
  const [one, two] = [anEmail("one"), anEmail("two")];
  await press("Confirm", await changeLinkFor(thief, one));
  const undo = await undoLinkOf(email, changed);

  await press("Confirm", await changeLinkFor(thief, two));
  const thiefs = await undoLinkOf(one, changed);
  await press("Undo the change", thiefs);
  expect(await sql("select email from users where id = $1", [id])).toEqual([{ email: one }]);
  await aPerson().get(undo);

  await sql("update tokens set expires_at = expires_at - interval '6 days 23 hours' where user_id = $1", [id]);
  await press("Undo the change", undo);
  expect(await sql("select email from users where id = $1", [id])).toEqual([{ email }]);
});

test("EMC-03: closing the account does not take the undo link from its owner either", async () => {
  const { visitor: thief, email, id } = await someoneLoggedIn();
  const to = anEmail("thief");
  await press("Confirm", await changeLinkFor(thief, to));
  const undo = await undoLinkOf(email, changed);
  await thief.get("/settings/account/delete");
  await thief.submit("Delete account", { confirm: to });
  expect(thief.page.text).toContain("Your account is closed.");

  const owner = aPerson({ instance: 2 });
  await press("Undo the change", undo, owner);
  const wanted = "four patient otters";
  await owner.submit("Save new password", { "new-password": wanted, "new-password-confirm": wanted });
  expect(await sql("select email, closes_at from users where id = $1", [id])).toEqual([{ email, closes_at: null }]);
  expect((await logIn(aPerson(), { email, password: wanted })).path).toContain("/organizations");
  const { text } = await lastEmailTo(email, { subject: "was undone" });
  expect(text?.replaceAll(/\s+/g, " ")).toContain("it is restored and not erased");
});

test("EMC-03: after seven days the link says that it is over and changes nothing", async () => {
  const { visitor, email, id } = await someoneLoggedIn();
  const to = anEmail("new");
  await press("Confirm", await changeLinkFor(visitor, to));
  const undo = linkIn(await lastEmailTo(email, { subject: changed }));
  const late = aPerson();
  await late.get(undo);
  await sql("update tokens set expires_at = now() - interval '1 second' where user_id = $1", [id]);
  await late.submit("Undo the change");
  expect(late.page.text).toContain("This link has expired");
  expect(await sql("select email from users where id = $1", [id])).toEqual([{ email: to }]);
});
