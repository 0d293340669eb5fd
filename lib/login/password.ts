import "server-only";

import { cookies } from "next/headers";

import { db } from "@/db";
import { countAuthenticators } from "@/db/authenticators";
import { listWaitingRegistrations, updateRegistrationBrowser } from "@/db/registrations";
import { findUserByEmail, lockPasswordHash } from "@/db/users";

import { recordActivity } from "../activity";
import { registrationCookie } from "../cookies";
import { notify } from "../notices";
import { passwordMatches } from "../passwords/hash";
import { renewHash } from "../passwords/renew";
import { hashOf, newSecret } from "../secrets";
import { startSession } from "../sessions";
import { type Count, countTryIn, forgetTries, mayTry, returnTry } from "../throttle";
import { openChallenge } from "./challenge";
import { admitLogin } from "./finish";
import { accountCount, countClientTry } from "./tries";

type Form = { email: string; password: string; remember: boolean };

/** From so many tries on, the owner is told. */
const manyTries = 10;

/**
 * Checks the password. Unknown and known addresses cost the same and look the same until the right
 * password is given, whether or not a registration waits for them. Returns "logged-in"; "needs-code", when
 * an authenticator is on and this browser has a challenge now; "unconfirmed", when the address still waits
 * and this browser has the registration now; "wrong"; "busy" under overload; or until when it is throttled.
 */
export async function logIn({ email, password, remember }: Form) {
  const client = await countClientTry();
  if (client.throttled) return client.throttled;

  const [user, [registration]] = await Promise.all([findUserByEmail(email), listWaitingRegistrations(email)]);
  const account = await accountCount(email, user?.id);
  const { tries, throttled } = await countTryIn(undefined, account);
  if (throttled) return throttled;

  const matches = await passwordMatches(password, user?.passwordHash);
  if (matches === "busy") {
    await Promise.all([returnTry(account), client.notFailed()]);
    return "busy";
  }
  // A registration is asked beside an account, too: or whoever made it would learn here that there is one.
  const waits = !matches && registration ? await passwordMatches(password, registration.passwordHash) : false;
  if (waits === "busy") {
    // The account's password has been checked, so this try is spent: or overload would make guesses free.
    await noteFailure(user, tries);
    return "busy";
  }
  if (waits) {
    await client.notFailed();
    return resume(registration!.id);
  }
  if (!user || !matches) {
    await noteFailure(user, tries);
    return "wrong";
  }

  // Only the account's own password: that of a registration, which anybody can make, resets nothing.
  await client.notFailed();
  const decided = await decide(user, remember, account);
  if (decided.outcome !== "wrong") renewHash(user, password);
  if (decided.outcome) return decided.outcome;
  return (await startSession(decided.ticket, { remembered: remember })) ? "logged-in" : "wrong";
}

type Person = { id: string; email: string; passwordHash: string };

/** Decides what the right password opens: a challenge, or a session by its ticket. */
const decide = (user: Person, remembered: boolean, account: Count) =>
  db.transaction(async (tx) => {
    // It may have been replaced, or an authenticator turned on, while it was checked.
    if (!(await lockPasswordHash(user.id, user.passwordHash, tx))) return { outcome: "wrong" as const };
    if ((await countAuthenticators(user.id, tx)) > 0) {
      await openChallenge(user.id, remembered, tx);
      return { outcome: "needs-code" as const };
    }
    const failures = (await forgetTries(account, tx)) - 1;
    return { ticket: await admitLogin({ user, remembered, failures }, tx) };
  });

/** Writes a failure down, for unknown addresses too, so that both cost the same; the owner is told of many. */
async function noteFailure(user: { id: string; email: string } | undefined, tries: number) {
  await db.transaction(async (tx) => {
    await recordActivity("login-failed", user?.id, {}, tx);
    if (user && tries >= manyTries && (await mayTry([["failed-logins-notice", user.id]], tx)))
      await notify("failed-logins", user, "", tx);
  });
}

/** Ties the registration to this browser, so that it can wait for the email here. */
async function resume(registrationId: string) {
  const browser = newSecret();
  await updateRegistrationBrowser(registrationId, hashOf(browser));
  (await cookies()).set({ ...registrationCookie(), value: browser });
  return "unconfirmed" as const;
}
