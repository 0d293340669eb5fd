import "server-only";

import { db } from "@/db";
import { deleteSetup } from "@/db/authenticator-setups";
import { deleteChallenges } from "@/db/challenges";
import { updateClosing } from "@/db/closing";
import { deleteEmailChange, findEmailChange } from "@/db/email-changes";
import { deleteKnownBrowsers } from "@/db/known-browsers";
import { listSolelyOwned } from "@/db/organizations";
import { deleteWaitingEmails } from "@/db/outbox";
import { updateSessionsEnded } from "@/db/session-ends";
import { deleteTokensButUndo } from "@/db/tokens";
import { findTimeStyle, lockUser } from "@/db/users";

import { recordActivity } from "../activity";
import { day } from "../moments";
import { notify } from "../notices";
import { type CurrentSession, forgetSession } from "../sessions";

/**
 * Closes the account: everything that is logged in or owed ends at once, and in 14 days it is erased,
 * unless a login restores it. Returns "closed", or "owner" while an organization would lose its only owner.
 */
export async function closeAccount({ user: { id } }: CurrentSession) {
  const closed = await db.transaction(async (tx) => {
    // Whoever creates an organization locks the person too, so none comes between this look and the end.
    const account = await lockUser(id, tx);
    if (!account || account.closesAt) return "closed";
    if ((await listSolelyOwned(id, tx)).length > 0) return "owner";

    const user = { id, email: account.email };
    const closesAt = await updateClosing(id, tx);
    const change = await findEmailChange(id, tx);
    // In the order in which a login goes on, so that one under way finds no gap.
    await deleteChallenges(id, tx);
    // But the owner of an earlier mailbox may not be the one who closes it.
    await deleteTokensButUndo(id, tx);
    await updateSessionsEnded(id, { reason: "account-closed" }, tx);
    await deleteKnownBrowsers(id, tx);
    await deleteEmailChange(id, tx);
    await deleteSetup(id, tx);
    await deleteWaitingEmails(user.email, tx);
    if (change) await deleteWaitingEmails(change.newEmail, tx, "change-email");
    await recordActivity("account-closing", id, {}, tx);
    await notify("account-closing", user, day(closesAt, await findTimeStyle(id, tx)), tx);
    return "closed";
  });
  if (closed === "closed") await forgetSession();
  return closed;
}
