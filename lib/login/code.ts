import "server-only";

import { db, type Transaction } from "@/db";
import { lockCodeFailures } from "@/db/authenticators";
import { deleteChallenge, findChallenge, updateChallengeTried, updateChallengeTryReturned } from "@/db/challenges";
import { countRecoveryCodes } from "@/db/recovery-codes";

import { mostChallengeTries } from "../limits";
import { notify } from "../notices";
import { spendCode } from "../second-factor";
import { startSession } from "../sessions";
import { forgetTries, mayTry } from "../throttle";
import { leaveChallenge, presentedChallenge } from "./challenge";
import { admitLogin } from "./finish";
import { accountCount } from "./tries";

/**
 * Checks a one-time code or a recovery code for the challenge of this browser, and opens the session.
 * Returns "logged-in", with how many recovery codes are left; "wrong", with how many tries the
 * challenge has seen; "reused"; "locked" when only a new password helps; "expired" when the challenge is
 * over; or until when it is throttled.
 */
export async function logInWithCode(typed: string) {
  const hash = await presentedChallenge();
  const decided = hash ? await db.transaction((tx) => decide(hash, typed, tx)) : ({ outcome: "expired" } as const);
  if (decided.outcome === "expired") await leaveChallenge();
  if (decided.outcome !== "right") return decided;

  await leaveChallenge();
  if (!(await startSession(decided.ticket, decided))) return { outcome: "expired" as const };
  return { outcome: "logged-in" as const, recoveryCodesLeft: decided.recoveryCodesLeft };
}

/**
 * Counts the try, checks the code and ends the challenge in one transaction, so two right codes make one
 * session. The person's row is locked before the challenge's, as by everything that ends challenges: in
 * the other order the two would wait for each other.
 */
async function decide(hash: string, typed: string, tx: Transaction) {
  const open = await findChallenge(hash, tx);
  if (open) await lockCodeFailures(open.userId, tx);
  const challenge = open && (await updateChallengeTried(hash, tx));
  if (!challenge) return { outcome: "expired" as const };
  const { user, remembered, tries } = challenge;

  const verdict = await spendCode(user, typed, tx);
  if (verdict.throttled || verdict.why === "locked") {
    await updateChallengeTryReturned(hash, tx);
    return verdict.throttled ? { outcome: "throttled" as const, until: verdict.until } : { outcome: "locked" as const };
  }
  if (!verdict.right) {
    const tell = verdict.why === "wrong" && (await mayTry([["failed-code-notice", user.id]], tx));
    if (tell) await notify("failed-code", user, "", tx);
    // Nobody is asked for another code that would not be taken.
    return tries < mostChallengeTries ? { outcome: verdict.why, tries } : { outcome: "expired" as const };
  }

  await deleteChallenge(hash, tx);
  const failures = (await forgetTries(await accountCount(user.email, user.id, tx), tx)) - 1;
  const ticket = await admitLogin({ user, remembered, failures }, tx);
  const recoveryCodesLeft = verdict.recoveryCodesLeft ?? (await countRecoveryCodes(user.id, tx));
  return { outcome: "right" as const, ticket, remembered, recoveryCodesLeft };
}
