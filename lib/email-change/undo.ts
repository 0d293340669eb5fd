import "server-only";

import { db } from "@/db";
import { deleteChallenges } from "@/db/challenges";
import { updateRestored } from "@/db/closing";
import { deleteEmailChange, updateEmail } from "@/db/email-changes";
import { deleteKnownBrowsers } from "@/db/known-browsers";
import { updateSessionsEnded } from "@/db/session-ends";
import { deleteTokensButUndo, findToken, insertOnlyToken, lockToken, takeToken } from "@/db/tokens";
import { lockUser, updatePasswordHash } from "@/db/users";

import { recordActivity } from "../activity";
import { notify } from "../notices";
import { hashPassword } from "../passwords/hash";
import { hashOf, newSecret } from "../secrets";
import { minutes } from "../time";

/**
 * Undoes a change of address, asked or done, for the owner of the old mailbox: the old address is in
 * force, everything that was logged in ends, an account that was closed is restored, and the password is
 * void until a new one is chosen. Returns the token with which that can be done at once; "gone" when the link is no good any more or somebody
 * else has the address now; or "busy".
 */
export async function undoEmailChange(token: string) {
  // Nobody has us hash for a link that we did not send.
  if (!(await findToken(hashOf(token), "undo-email-change"))) return "gone";
  const voided = await hashPassword(newSecret());
  if (voided === "busy") return "busy";

  return db.transaction(async (tx) => {
    const link = await lockToken(hashOf(token), "undo-email-change", tx);
    const account = link && (await lockUser(link.userId, tx));
    if (!account) return "gone";
    const user = { id: link.userId, email: link.address };
    const moved = account.email !== user.email;
    if (moved && !(await updateEmail(user.id, account.email, user.email, tx))) return "gone";

    await takeToken(hashOf(token), "undo-email-change", tx);
    await updatePasswordHash(user.id, voided.passwordHash, tx);
    await updateSessionsEnded(user.id, { reason: "email-undone" }, tx);
    await deleteChallenges(user.id, tx);
    await deleteKnownBrowsers(user.id, tx);
    await deleteEmailChange(user.id, tx);
    await deleteTokensButUndo(user.id, tx, link.createdAt);
    await recordActivity("email-change-undone", user.id, {}, tx);
    const restored = await updateRestored(user.id, tx);
    if (restored) await recordActivity("account-restored", user.id, {}, tx);
    await notify("email-change-undone", user, restored ? "restored" : "", tx);

    const reset = newSecret();
    const choice = { purpose: "reset-password" as const, address: user.email, userId: user.id, lifetime: minutes(60) };
    await insertOnlyToken({ hash: hashOf(reset), ...choice }, tx);
    return { reset };
  });
}
