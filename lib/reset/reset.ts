import "server-only";

import { db } from "@/db";
import { findAccount } from "@/db/account-details";
import { deleteSetup } from "@/db/authenticator-setups";
import { countAuthenticators, updateCodeSucceeded } from "@/db/authenticators";
import { deleteChallenges } from "@/db/challenges";
import { deleteEmailChange } from "@/db/email-changes";
import { deleteKnownBrowsers } from "@/db/known-browsers";
import { updateSessionsEnded } from "@/db/session-ends";
import { findTokenEnd } from "@/db/token-ends";
import { deleteTokensButUndo, findToken, lockToken, takeToken } from "@/db/tokens";
import { updatePasswordHash } from "@/db/users";

import { recordActivity } from "../activity";
import { notify } from "../notices";
import { hashPassword } from "../passwords/hash";
import { judgePassword } from "../passwords/policy";
import { hashOf } from "../secrets";
import { countTry, currentNetwork, forgetTries } from "../throttle";

/** What an emailed link is good for, without using it: "live", "used", "replaced", "expired" or "unknown". */
export async function describeResetLink(token: string) {
  const live = await findToken(hashOf(token), "reset-password");
  if (live?.userId)
    return {
      state: "live" as const,
      address: live.address,
      hasAuthenticator: (await countAuthenticators(live.userId)) > 0,
    };
  const ended = await findTokenEnd(hashOf(token), "reset-password");
  return ended ? { state: ended.reason, address: ended.address } : { state: "unknown" as const };
}

/**
 * Replaces the password of the account that the link was sent for. In the same transaction every
 * session, challenge, known browser, unfinished set-up and other link ends. It logs nobody in and leaves authenticators as
 * they are: the next login asks for a code as always. Returns "reset", what is wrong with the password,
 * "busy", "gone" when the link is no good any more, or until when it is throttled.
 */
export async function resetPassword(token: string, password: string) {
  const throttled = await countTry(["verify-client", await currentNetwork()]);
  if (throttled) return throttled;
  const live = await findToken(hashOf(token), "reset-password");
  const account = live?.userId ? await findAccount(live.userId) : undefined;
  if (!live?.userId || !account) return "gone";
  const user = { id: live.userId, email: account.email };

  const verdict = await judgePassword(password, account);
  if (verdict !== "fit") return verdict;
  const hashed = await hashPassword(password);
  if (hashed === "busy") return "busy";

  return db.transaction(async (tx) => {
    const link = await lockToken(hashOf(token), "reset-password", tx);
    if (!link || !(await takeToken(hashOf(token), "reset-password", tx))) return "gone";

    await updatePasswordHash(user.id, hashed.passwordHash, tx);
    // In the order in which a login goes on, so that one under way finds no gap: challenge, ticket, session.
    await deleteChallenges(user.id, tx);
    await deleteTokensButUndo(user.id, tx);
    await updateSessionsEnded(user.id, { reason: "password-reset" }, tx);
    await deleteKnownBrowsers(user.id, tx);
    await deleteEmailChange(user.id, tx);
    await deleteSetup(user.id, tx);
    await updateCodeSucceeded(user.id, tx);
    await forgetTries(["login-account", user.email], tx);
    await recordActivity("password-reset", user.id, {}, tx);
    await notify("password-reset", user, "", tx);
    return "reset";
  });
}
