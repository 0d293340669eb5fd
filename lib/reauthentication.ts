import "server-only";

import { db } from "@/db";
import { countAuthenticators } from "@/db/authenticators";
import { findPasswordHash, lockPasswordHash } from "@/db/users";

import { recordActivity } from "./activity";
import { accountCount, countClientTry } from "./login/tries";
import { passwordMatches } from "./passwords/hash";
import { spendCode } from "./second-factor";
import { type CurrentSession, renewSession } from "./sessions";
import { countTryIn, forgetTries, returnTry } from "./throttle";

/** Whether proving who one is takes a code besides the password. */
export const needsCode = async ({ user }: CurrentSession) => (await countAuthenticators(user.id)) > 0;

/** The same in words. */
export const proofOf = async (session: CurrentSession) =>
  (await needsCode(session)) ? "your password and a code" : "your password";

type Proof = { password: string; code: string };

/**
 * Proves again that the person at this session is its owner: password and, when an authenticator is on,
 * a one-time code or recovery code. Counts with logins. Returns "confirmed" and makes the session fresh
 * for ten minutes; or "wrong-password", "wrong", "reused", "locked", "busy", "ended" when the session is
 * over; or until when it is throttled.
 */
export async function reauthenticate(session: CurrentSession, { password, code }: Proof) {
  const { user } = session;
  const client = await countClientTry();
  if (client.throttled) return client.throttled;
  const account = await accountCount(user.email, user.id);
  const { throttled } = await countTryIn(undefined, account);
  if (throttled) return throttled;

  const stored = await findPasswordHash(user.id);
  const matches = await passwordMatches(password, stored);
  if (matches === "busy") {
    await Promise.all([returnTry(account), client.notFailed()]);
    return "busy";
  }
  if (!matches || !stored) {
    await db.transaction((tx) => recordActivity("identity-not-confirmed", user.id, {}, tx));
    return "wrong-password";
  }

  await client.notFailed();
  return db.transaction(async (tx) => {
    // It may have been replaced while it was checked; and whatever ends sessions has the person first.
    if (!(await lockPasswordHash(user.id, stored, tx))) return "wrong-password";
    if ((await countAuthenticators(user.id, tx)) > 0) {
      const verdict = await spendCode(user, code, tx);
      if (verdict.throttled) return verdict;
      if (!verdict.right) return verdict.why;
    }
    if (!(await renewSession(session, tx))) return "ended";
    await forgetTries(account, tx);
    await recordActivity("confirmed-identity", user.id, {}, tx);
    return "confirmed";
  });
}
