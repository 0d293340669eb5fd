import "server-only";

import { db, type Transaction } from "@/db";
import { deleteEmailChange, findEmailChange, insertEmailChange } from "@/db/email-changes";
import { deleteTokensFor, insertToken } from "@/db/tokens";
import { findUserByEmail, lockUser } from "@/db/users";
import { changeEmail } from "@/emails/change-email";

import { recordActivity } from "../activity";
import { env } from "../env";
import { notify } from "../notices";
import { enqueueEmail } from "../outbox";
import { codeHashOf } from "../registration/compose";
import { mayEmail } from "../registration/verification-email";
import { hashOf, newCode, newSecret } from "../secrets";
import type { CurrentSession } from "../sessions";
import { countTry } from "../throttle";
import { days, hours } from "../time";
import { urlOf } from "../urls";

type Person = { id: string; email: string };

/**
 * Asks to move the account to another address. The old one stays in force until the new one is
 * confirmed, and gets a link to undo it all. A taken address gets the same answer; its owner is told.
 * Returns "asked", "same" when it is the address already, "paused" when too many emails went to the new
 * one lately, or until when it is throttled.
 */
export async function requestEmailChange({ user: { id } }: CurrentSession, newEmail: string) {
  const throttled = await countTry(["email-change", id]);
  if (throttled) return throttled;

  return db.transaction(async (tx) => {
    const account = await lockUser(id, tx);
    if (!account || newEmail === account.email) return "same";
    const user = { id, email: account.email };
    if (!(await mayEmail(newEmail, tx)))
      // What went there lately still works, if it was for this very change.
      return (await findEmailChange(id, tx))?.newEmail === newEmail ? "asked" : "paused";

    await enqueueConfirmation(user, newEmail, tx);
    await recordActivity("email-change-asked", id, { to: newEmail }, tx);
    await notify("email-change-asked", user, newEmail, tx, { link: await undoLink(user, tx) });
    return "asked";
  });
}

/** Sends the email to the new address again. Returns "sent" (or lately was), or "gone" when nothing waits. */
export async function sendChangeAgain({ user: { id } }: CurrentSession) {
  return db.transaction(async (tx) => {
    const account = await lockUser(id, tx);
    const waiting = await findEmailChange(id, tx);
    if (!account || !waiting) return "gone";
    if (await mayEmail(waiting.newEmail, tx))
      await enqueueConfirmation({ id, email: account.email }, waiting.newEmail, tx);
    return "sent";
  });
}

/** Gives up the change that waits. Returns "cancelled", or "gone" when none did. */
export async function cancelEmailChange({ user }: CurrentSession) {
  return db.transaction(async (tx) => {
    await lockUser(user.id, tx);
    if (!(await deleteEmailChange(user.id, tx))) return "gone";
    await deleteTokensFor(user.id, "change-email", tx);
    await recordActivity("email-change-cancelled", user.id, {}, tx);
    return "cancelled";
  });
}

async function enqueueConfirmation(user: Person, newEmail: string, tx: Transaction) {
  const [token, code] = [newSecret(), newCode()];
  await deleteTokensFor(user.id, "change-email", tx);
  const lifetime = hours(24);
  await insertToken(
    {
      hash: hashOf(token),
      codeHash: codeHashOf(newEmail, code),
      purpose: "change-email",
      address: newEmail,
      userId: user.id,
      lifetime,
    },
    tx,
  );
  await insertEmailChange({ userId: user.id, oldEmail: user.email, newEmail, tokenHash: hashOf(token) }, tx);

  const owner = await findUserByEmail(newEmail, tx);
  if (owner) return notify("email-taken", owner, "", tx);
  const url = urlOf(`/email/confirm?token=${token}`);
  const message = changeEmail({ code, url, address: newEmail, postalAddress: env.POSTAL_ADDRESS });
  await enqueueEmail({ kind: "change-email", address: newEmail, message, lifetime }, tx);
}

/** A link for the old address that undoes the change, in place of any earlier one for it; those of older addresses stay good. */
export async function undoLink(user: Person, tx: Transaction): Promise<`/${string}`> {
  const token = newSecret();
  await deleteTokensFor(user.id, "undo-email-change", tx, user.email);
  const undo = { purpose: "undo-email-change" as const, address: user.email, userId: user.id, lifetime: days(7) };
  await insertToken({ hash: hashOf(token), ...undo }, tx);
  return `/email/undo?token=${token}`;
}
