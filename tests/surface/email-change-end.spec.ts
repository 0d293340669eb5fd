import { expect, test } from "@playwright/test";

import { codeIn, emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { anAccount, someoneLoggedIn } from "../support/people";
import { askToChangeEmail, changeLinkFor, changePassword, press, undoLinkOf } from "../support/settings";
import { anEmail, aPerson, sql } from "../support/site";
import { clearTries } from "../support/throttles";
import type { Visitor } from "../support/visitor";

type Person = Awaited<ReturnType<typeof someoneLoggedIn>>;

const wanted = "four patient otters";

/** What ends a change that waits. */
const events: Record<string, (person: Person) => Promise<unknown>> = {
  "a reset": async ({ email }) => {
    const visitor = aPerson();
    await visitor.get("/forgot");
    await visitor.submit("Send the email", { Email: email });
    await visitor.get(linkIn(await lastEmailTo(email, { subject: /reset|new password/i })));
    await visitor.submit("Save new password", { "new-password": wanted, "new-password-confirm": wanted });
  },
  "a new password": ({ visitor }) => changePassword(visitor, { wanted }),
  "another change": ({ visitor }) => askToChangeEmail(visitor, anEmail("another")),
  undo: async ({ email }) => press("Undo the change", await undoLinkOf(email, "is being changed")),
  cancelling: async ({ visitor }) => {
    await visitor.get("/settings/account");
    await visitor.submit("Cancel change");
  },
  deletion: async ({ visitor, email }) => {
    await visitor.get("/settings/account/delete");
    await visitor.submit("Delete account", { confirm: email });
  },
  "a day": ({ id }) =>
    Promise.all([
      sql("update tokens set expires_at = now() - interval '1 second' where user_id = $1", [id]),
      sql("update email_changes set expires_at = now() - interval '1 second' where user_id = $1", [id]),
    ]),
};

/** Presses Confirm on a page that was opened while the link was good. */
const confirmOpened = async (reader: Visitor) => (await reader.submit("Confirm")).text;

for (const [event, happen] of Object.entries(events))
  test(`EMC-04: a change that waits dies on ${event}`, async () => {
    const person = await someoneLoggedIn();
    const link = await changeLinkFor(person.visitor, anEmail("new"));
    const reader = aPerson();
    await reader.get(link);

    await happen(person);
    await confirmOpened(reader);
    expect(await sql("select email from users where id = $1", [person.id])).toEqual([{ email: person.email }]);
    expect((await aPerson().get(link)).root.querySelectorAll("form")).toHaveLength(0);
  });

test("EMC-04: the link is bound to the person and both addresses", async () => {
  const { visitor, id, email } = await someoneLoggedIn();
  const link = await changeLinkFor(visitor, anEmail("new"));
  const reader = aPerson();
  await reader.get(link);
  const moved = anEmail("moved");
  await sql("update users set email = $2 where id = $1", [id, moved]);
  await confirmOpened(reader);
  expect(await sql("select email from users where id = $1", [id]), `not from ${email} any more`).toEqual([
    { email: moved },
  ]);
});

test("EMC-05: a taken address gets the same answer, its owner a notice, and no link", async () => {
  const { email: taken } = await anAccount();
  const pages = [];
  for (const to of [anEmail("free"), taken]) {
    const { visitor, email } = await someoneLoggedIn();
    await askToChangeEmail(visitor, to);
    pages.push(withoutNames(visitor.page.html, { to, email }));
    expect(visitor.page.status).toBe(200);
  }
  expect(pages[0]).toBe(pages[1]);
  expect((await lastEmailTo(taken)).subject).toBe("Someone tried to use your email address");
  expect((await emailsTo(taken)).map(({ text = "" }) => text).join()).not.toContain("/email/confirm");
});

/** What two people read, without what tells them apart: names, times, nonces and ids. */
const withoutNames = (html: string, names: Record<string, string>) =>
  Object.entries(names)
    .reduce((text, [name, value]) => text.replaceAll(value, name), html.replaceAll(/<script[\s\S]*?<\/script>/g, ""))
    .replaceAll(/nonce="[^"]*"/g, "")
    .replaceAll(/<time[\s\S]*?<\/time>/g, "")
    .replaceAll(/name="\$ACTION_[^>]*>/g, "")
    .replaceAll(/10\.\d+\.\d+\.\d+/g, "ip");

test("EMC-05: of twenty confirmations from two accounts for one address one wins, and nobody sees an error", async () => {
  const to = anEmail("wanted");
  const [one, two] = [await someoneLoggedIn(), await someoneLoggedIn({ instance: 2 })];
  const links = [await changeLinkFor(one.visitor, to)];
  // Emails to one address keep a pause, which is not what this is about.
  await clearTries("email-pause", to);
  await askToChangeEmail(two.visitor, to);
  const code = await codeOf(two, to);

  const readers = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const reader = n % 2 ? two.visitor.newTab() : aPerson();
      await reader.get(n % 2 ? "/settings/account" : links[0]!);
      return () => (n % 2 ? reader.submit("Confirm", { "Code from the email": code }) : reader.submit("Confirm"));
    }),
  );
  const pages = await Promise.all(readers.map((confirm) => confirm()));
  expect(pages.filter(({ status }) => status >= 500)).toHaveLength(0);
  expect(await sql("select count(*)::int as n from users where email = $1", [to])).toEqual([{ n: 1 }]);
  const changes = await sql("select 1 from activity where event = 'email-changed' and user_id = any($1)", [
    [one.id, two.id],
  ]);
  expect(changes).toHaveLength(1);
});

/** Makes the code that waits one that we know: that of the email that one of them got. */
async function codeOf({ id }: Person, to: string) {
  const email = await lastEmailTo(to, { subject: "" });
  await sql(
    "update tokens set code_hash = (select code_hash from tokens where address = $2 and user_id <> $1 and purpose = 'change-email') where user_id = $1 and purpose = 'change-email'",
    [id, to],
  );
  return codeIn(email);
}
