import { expect, test } from "@playwright/test";

import { emailsTo } from "../support/inbox";
import { someoneLoggedIn } from "../support/people";
import { askToChangeEmail, changeLinkFor, changePassword, press } from "../support/settings";
import { anEmail, aPerson, sql } from "../support/site";

const addressOf = async (id: string) => (await sql("select email from users where id = $1", [id]))[0]?.email;

test("EMC-02: a link opened where somebody else is logged in says whose address it is, and leaves them who they are", async () => {
  const [owner, other] = [await someoneLoggedIn(), await someoneLoggedIn()];
  const to = anEmail("new");
  const link = await changeLinkFor(owner.visitor, to);
  await press("Confirm", link, other.visitor);
  expect(other.visitor.page.text).toContain(`${to} is confirmed. You are logged in as ${other.email}.`);
  expect([await addressOf(owner.id), await addressOf(other.id)]).toEqual([to, other.email]);
  expect((await aPerson().get(link)).text, "a second visit").toContain(`${to} is confirmed. Log in`);
});

test("EMC-04: cancelling or sending again what is over already says so, and revives nothing", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const [to, second] = [anEmail("new"), anEmail("second")];
  const link = await changeLinkFor(visitor, to);
  const [late, later] = [visitor.newTab(), visitor.newTab()];
  await late.get("/settings/account");
  await press("Confirm", link);
  await late.submit("Cancel change");
  expect(late.page.text).toContain("No change of your email is waiting any more.");
  expect(late.page.text).toContain(to);

  await changeLinkFor(visitor, second);
  await later.get("/settings/account");
  await visitor.submit("Cancel change");
  expect(visitor.page.text).toContain("The change is cancelled.");
  await later.submit("Send again");
  expect(later.page.text).toContain("No change of your email is waiting any more.");
  expect(await sql("select 1 from email_changes where user_id = $1", [id])).toHaveLength(0);
});

test("EMC-04: a link that ended with something else says that, and not that it was copied badly", async () => {
  const { visitor } = await someoneLoggedIn();
  const link = await changeLinkFor(visitor, anEmail("new"));
  await changePassword(visitor, { wanted: "four patient otters" });
  expect((await aPerson().get(link)).text).toContain("Something else was changed in the account since it was sent.");
});

test("EMC-05: while an address is paused nothing is said to be on its way but what was sent", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const to = anEmail("new");
  const link = await changeLinkFor(visitor, to);
  expect(visitor.page.text).toMatch(/You can send it again from \d\d:\d\d UTC\./);
  await askToChangeEmail(visitor, to);
  expect(visitor.page.text, "what was sent a moment ago").toContain("An email is on its way to the new address.");
  expect((await aPerson().get(link)).text, "still works").toContain("Then you log in with");

  await visitor.submit("Cancel change");
  await askToChangeEmail(visitor, to);
  expect(visitor.page.text).toContain(`Several emails went to ${to} lately. Nothing was changed.`);
  expect(await sql("select 1 from email_changes where user_id = $1", [id])).toHaveLength(0);
  expect(await emailsTo(to)).toHaveLength(1);
});
