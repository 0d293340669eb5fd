import "server-only";

import { db } from "@/db";
import { deleteChallenges } from "@/db/challenges";
import { deleteEmailChange } from "@/db/email-changes";
import { deleteKnownBrowsers } from "@/db/known-browsers";
import { listSolelyOwned } from "@/db/organizations";
import { deleteWaitingEmails } from "@/db/outbox";
import { updateSessionsEnded } from "@/db/sessions";
import { deleteTokensOf } from "@/db/tokens";
import { findTimeStyle, updateClosing } from "@/db/users";

import { recordActivity } from "../activity";
import { day } from "../moments";
import { notify } from "../notices";
import { type CurrentSession, forgetSession } from "../sessions";

/**
 * Closes the account: everything that is logged in or owed ends at once, and in 14 days it is erased,
 * unless a login restores it. Returns when; or "owner" while an organization would lose its only owner.
 */
export async function closeAccount({ user }: CurrentSession) {
  const closed = await db.transaction(async (tx) => {
    if ((await listSolelyOwned(user.id, tx)).length > 0) return "owner" as const;
    const closesAt = await updateClosing(user.id, tx);
    if (!closesAt) return "owner" as const;

    await updateSessionsEnded(user.id, { reason: "account-closed" }, tx);
    await deleteChallenges(user.id, tx);
    await deleteKnownBrowsers(user.id, tx);
    await deleteEmailChange(user.id, tx);
    await deleteTokensOf(user.id, tx);
    await deleteWaitingEmails(user.email, tx);
    await recordActivity("account-closing", user.id, {}, tx);
    await notify("account-closing", user, day(closesAt, await findTimeStyle(user.id, tx)), tx);
    return { closesAt };
  });
  if (closed !== "owner") await forgetSession();
  return closed;
}
