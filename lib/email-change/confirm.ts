import "server-only";

import { db, type Transaction } from "@/db";
import { findEmailChange, takeEmailChange, updateEmail } from "@/db/email-changes";
import { deleteKnownBrowsers } from "@/db/known-browsers";
import { findTokenEnd } from "@/db/token-ends";
import { deleteTokensFor, findToken, lockToken, takeToken, updateTokenCodeTried } from "@/db/tokens";
import { findUserByEmail } from "@/db/users";

import { recordActivity } from "../activity";
import { notify } from "../notices";
import { codeHashOf } from "../registration/compose";
import { hashOf, sameHash } from "../secrets";
import type { CurrentSession } from "../sessions";
import { countTry, currentNetwork } from "../throttle";
import { undoLink } from "./request";

/**
 * What the link to a new address is good for, without using it: "live", "replaced", "expired" or "unknown";
 * "confirmed" when it moved an account there, and "used" when nobody has that address any more.
 */
export async function describeChangeLink(token: string) {
  const link = await describe(token, "change-email");
  const confirmed = link.state === "used" && (await findUserByEmail(link.address));
  return confirmed ? { ...link, state: "confirmed" as const } : link;
}

/** The same of the link that undoes a change. */
export const describeUndoLink = (token: string) => describe(token, "undo-email-change");

async function describe(token: string, purpose: "change-email" | "undo-email-change") {
  const live = await findToken(hashOf(token), purpose);
  if (live) return { state: "live" as const, address: live.address };
  const ended = await findTokenEnd(hashOf(token), purpose);
  return ended ? { state: ended.reason, address: ended.address } : { state: "unknown" as const };
}

/**
 * Moves the account to the address that the link was sent to, whoever is logged in here. Returns whose
 * address is changed, or "gone": used, replaced, or the address got another owner meanwhile.
 */
export const confirmEmailChange = (token: string) => db.transaction((tx) => change(hashOf(token), tx));

/** The same with the code, for the person logged in. Five tries for each email. Also returns "wrong-code", or until when it is throttled. */
export async function confirmChangeWithCode({ user }: CurrentSession, code: string) {
  const waiting = await findEmailChange(user.id);
  if (!waiting) return "gone";
  const throttled = await countTry(["verify-client", await currentNetwork()], ["verify-code", waiting.newEmail]);
  if (throttled) return throttled;

  const codeHash = await updateTokenCodeTried(waiting.tokenHash);
  if (!codeHash || !sameHash(codeHash, codeHashOf(waiting.newEmail, code))) return "wrong-code";
  return db.transaction((tx) => change(waiting.tokenHash, tx));
}

async function change(tokenHash: string, tx: Transaction) {
  const token = await lockToken(tokenHash, "change-email", tx);
  const waiting = token && (await takeEmailChange(tokenHash, tx));
  if (!waiting || token.address !== waiting.newEmail) return "gone";
  const { userId, oldEmail, newEmail } = waiting;
  if (!(await updateEmail(userId, oldEmail, newEmail, tx))) {
    await deleteTokensFor(userId, "change-email", tx);
    return "gone";
  }

  await takeToken(tokenHash, "change-email", tx);
  const link = await undoLink({ id: userId, email: oldEmail }, tx);
  await deleteTokensFor(userId, "reset-password", tx);
  await deleteKnownBrowsers(userId, tx);
  await recordActivity("email-changed", userId, { from: oldEmail, to: newEmail }, tx);
  await notify("email-changed", { id: userId, email: oldEmail }, newEmail, tx, { link });
  return { changed: userId };
}
