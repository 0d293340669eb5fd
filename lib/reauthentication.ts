import "server-only";

import { db } from "@/db";
import { countAuthenticators } from "@/db/authenticators";
import { findPasswordHash } from "@/db/users";

import { recordActivity } from "./activity";
import { accountCount } from "./login/password";
import { passwordMatches } from "./passwords/hash";
import { spendCode } from "./second-factor";
import { type CurrentSession, renewSession } from "./sessions";
import { type Count, countTry, countTryIn, currentNetwork, forgetTries, returnTry } from "./throttle";

/** Whether proving who one is takes a code besides the password. */
export const needsCode = async ({ user }: CurrentSession) => (await countAuthenticators(user.id)) > 0;

type Proof = { password: string; code: string };

/**
 * Proves again that the person at this session is its owner: password and, when an authenticator is on,
 * a one-time code or recovery code. Counts with logins. Returns "confirmed" and makes the session fresh
 * for ten minutes; or "wrong-password", "wrong", "reused", "locked", "busy", "ended" when the session is
 * over; or until when it is throttled.
 */
export async function reauthenticate(session: CurrentSession, { password, code }: Proof) {
  const { user } = session;
  const crowded = await countTry(["login-client", await currentNetwork()]);
  if (crowded) return crowded;
  const account: Count = await accountCount(user.email, user.id);
  const { throttled } = await countTryIn(undefined, account);
  if (throttled) return throttled;

  const matches = await passwordMatches(password, await findPasswordHash(user.id));
  if (matches === "busy") {
    await returnTry(account);
    return "busy";
  }
  if (!matches) {
    await db.transaction((tx) => recordActivity("identity-not-confirmed", user.id, {}, tx));
    return "wrong-password";
  }

  return db.transaction(async (tx) => {
    if ((await countAuthenticators(user.id, tx)) > 0) {
      const verdict = await spendCode(user, code, tx);
      if (verdict.throttled) return verdict;
      if (!verdict.right) return verdict.why;
    }
    await forgetTries(account, tx);
    await recordActivity("confirmed-identity", user.id, {}, tx);
    return (await renewSession(session, tx)) ? "confirmed" : "ended";
  });
}
