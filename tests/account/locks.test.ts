import { db } from "@/db";
import { insertEmailChange } from "@/db/email-changes";
import { insertToken } from "@/db/tokens";
import { closeAccount } from "@/lib/closing/close";
import { confirmEmailChange } from "@/lib/email-change/confirm";
import { cancelEmailChange, requestEmailChange, sendChangeAgain } from "@/lib/email-change/request";
import { undoEmailChange } from "@/lib/email-change/undo";
import { endAllSessions, endOtherSession, endOtherSessions } from "@/lib/end-sessions";
import { createOrganization } from "@/lib/organizations";
import { changePassword } from "@/lib/passwords/change";
import { composeReset } from "@/lib/reset/compose";
import { resetPassword } from "@/lib/reset/reset";
import { hashOf, newSecret } from "@/lib/secrets";
import { type CurrentSession, currentSession, startSession } from "@/lib/sessions";
import { acceptNewTerms } from "@/lib/terms";
import { issueTicket } from "@/lib/tickets";
import { hours } from "@/lib/time";

import { inBrowser } from "../support/browser";
import { someoneInside, theirPassword } from "../support/inhabitants";
import { whileHeld } from "../support/locks";
import { settled } from "../support/next-server";
import { row } from "../support/rows";

type Person = Awaited<ReturnType<typeof someoneInside>>;

const sessionOf = async ({ browser }: Person) =>
  (await inBrowser(browser, currentSession)).state as unknown as CurrentSession;

async function aToken({ id, email }: Person, purpose: "change-email" | "undo-email-change" | "reset-password") {
  const token = newSecret();
  await insertToken({ hash: hashOf(token), purpose, address: email, userId: id, lifetime: hours(1) });
  return token;
}

/** A change that waits, and the token that confirms it. */
async function aChange({ id, email }: Person) {
  const [token, newEmail] = [newSecret(), `new.${email}`];
  const change = { purpose: "change-email" as const, address: newEmail, userId: id, lifetime: hours(1) };
  await insertToken({ hash: hashOf(token), ...change });
  await insertEmailChange({ userId: id, oldEmail: email, newEmail, tokenHash: hashOf(token) });
  return token;
}

const wanted = "four louder storks";

/** What changes an account, prepared for somebody and then done in their browser. */
const acts: Record<string, (person: Person) => Promise<() => Promise<unknown>>> = {
  "asking for another address": async (person) => {
    const session = await sessionOf(person);
    return () => requestEmailChange(session, `new.${person.email}`);
  },
  "sending it again": async (person) => {
    await aChange(person);
    const session = await sessionOf(person);
    return () => sendChangeAgain(session);
  },
  "cancelling it": async (person) => {
    await aChange(person);
    const session = await sessionOf(person);
    return () => cancelEmailChange(session);
  },
  "confirming it": async (person) => {
    const token = await aChange(person);
    return () => confirmEmailChange(token);
  },
  "undoing it": async (person) => {
    const token = await aToken(person, "undo-email-change");
    return () => undoEmailChange(token);
  },
  "a reset": async (person) => {
    const token = await aToken(person, "reset-password");
    return () => resetPassword(token, wanted);
  },
  "writing the email of a reset": async ({ email }) => {
    return () => db.transaction((tx) => composeReset(email, tx));
  },
  "a new password": async (person) => {
    const session = await sessionOf(person);
    return () => changePassword({ session, current: theirPassword, wanted, endOthers: true });
  },
  "opening a session": async (person) => {
    const login = { user: person, remembered: false };
    return async () => startSession(await issueTicket(login), login);
  },
  "ending a session": async (person) => {
    const { id } = (await row<{ id: string }>("select id from sessions where user_id = $1", [person.id]))!;
    const session = { ...(await sessionOf(person)), id: crypto.randomUUID() };
    return () => endOtherSession(session, id);
  },
  "ending the others": async (person) => {
    const session = { ...(await sessionOf(person)), id: crypto.randomUUID() };
    return () => endOtherSessions(session);
  },
  "ending all": async (person) => {
    const session = await sessionOf(person);
    return () => endAllSessions(session);
  },
  "accepting newer terms": async (person) => {
    const accepted = await row<{ version: string }>(
      "delete from terms_acceptances where user_id = $1 returning version",
      [person.id],
    );
    return () => acceptNewTerms(accepted!.version);
  },
  "creating an organization": async (person) => {
    const session = await sessionOf(person);
    return () => createOrganization({ session, name: "Heron Works", formKey: newSecret() });
  },
  "closing the account": async (person) => {
    const session = await sessionOf(person);
    return () => closeAccount(session);
  },
};

/** Everything of the person that such an act may touch, taken at once or not at all. */
const touched = ["tokens", "challenges", "sessions", "email_changes", "known_browsers", "memberships"].map(
  (table) => `select 1 from ${table} where user_id = $1 for update nowait`,
);

test.each(Object.keys(acts))("F08: %s waits for the person before it holds anything of theirs", async (name) => {
  const person = await someoneInside();
  const act = await acts[name]!(person);
  await settled();
  const outcome = await whileHeld(
    person.id,
    () => inBrowser(person.browser, act),
    async (query) => {
      for (const text of touched) await query(text);
    },
  );
  expect(["gone", "expired", false]).not.toContain(outcome.state);
});
