import "server-only";

import { db, type Transaction } from "@/db";
import { listWaitingRegistrations, updateRegistrationConfirmed } from "@/db/registrations";
import type { Registration } from "@/db/schema";
import { insertTermsAcceptance } from "@/db/terms-acceptances";
import { deleteTokens, findToken, takeToken, updateCodeTried } from "@/db/tokens";
import { insertUser } from "@/db/users";

import { recordActivity } from "../activity";
import { termsDocument } from "../documents";
import { rememberBrowser } from "../login/known-browser";
import { hashPassword, passwordMatches } from "../passwords/hash";
import { judgePassword } from "../passwords/policy";
import { currentClient } from "../request";
import { hashOf, sameHash } from "../secrets";
import { currentSession, startSession } from "../sessions";
import { countTry, currentNetwork } from "../throttle";
import { issueTicket } from "../tickets";
import { codeHashOf } from "./compose";
import { leaveRegistration } from "./current";
import { waitingRegistration } from "./waiting";

/** Confirms with the link, in the browser that registered. Returns "confirmed", "logged-in", or "gone". */
export async function confirmHere(token: string) {
  const registration = await waitingRegistration();
  if (!registration) return "gone";
  return confirmAndLogIn(hashOf(token), registration);
}

/**
 * Confirms with the code, in the browser that registered. Five tries for each email and ten a day.
 * Returns "confirmed", "logged-in", "wrong-code", "gone", or until when it is throttled.
 */
export async function confirmWithCode(code: string) {
  const registration = await waitingRegistration();
  if (!registration) return "gone";
  const { email } = registration;
  const throttled = await countTry(["verify-client", await currentNetwork()], ["verify-code", email]);
  if (throttled) return throttled;

  const token = await updateCodeTried("verify-email", email);
  if (!token?.codeHash || !sameHash(token.codeHash, codeHashOf(email, code))) return "wrong-code";
  return confirmAndLogIn(token.hash, registration);
}

async function confirmAndLogIn(tokenHash: string, registration: Registration) {
  // A link for another address is not used up here.
  const live = await findToken(tokenHash, "verify-email");
  if (live?.address !== registration.email) return "gone";

  const confirmed = await db.transaction(async (tx) => {
    const taken = await takeToken(tokenHash, "verify-email", tx);
    const user = taken && (await admitPerson(registration, tx));
    if (!user) return;
    await rememberBrowser(user.id, tx);
    return { ticket: await issueTicket({ user, remembered: false }, tx) };
  });
  if (!confirmed) return "gone";

  // Whoever is logged in here stays who they are; the waiting page then says whose address it was.
  if (await currentSession()) return "confirmed";
  await leaveRegistration();
  return (await startSession(confirmed.ticket, { remembered: false })) ? "logged-in" : "confirmed";
}

/**
 * Confirms with the link in any other browser, for whoever knows the password of the registration.
 * Logs nobody in. Returns "confirmed", "wrong-password", "busy", "gone", or until when it is throttled.
 */
export async function confirmWithPassword(token: string, password: string) {
  const live = await findToken(hashOf(token), "verify-email");
  if (!live) return "gone";
  const throttled = await countTry(["verify-client", await currentNetwork()], ["login-account", live.address]);
  if (throttled) return throttled;

  for (const registration of await listWaitingRegistrations(live.address)) {
    const matches = await passwordMatches(password, registration.passwordHash);
    if (matches === "busy") return "busy";
    if (!matches) continue;

    return db.transaction(async (tx) => {
      const taken = await takeToken(hashOf(token), "verify-email", tx);
      return taken && (await admitPerson(registration, tx)) ? "confirmed" : "gone";
    });
  }
  return "wrong-password";
}

type FreshStart = { token: string; firstName: string; lastName: string; password: string; termsVersion: string };

/**
 * Lets the owner of the mailbox start anew: whatever anybody typed for this address before is void.
 * Logs nobody in. Returns "confirmed", what is wrong with the password, "outdated" when other terms are
 * in force, "busy", "gone", or until when it is throttled.
 */
export async function confirmWithNewPassword({ token, password, termsVersion, ...names }: FreshStart) {
  const live = await findToken(hashOf(token), "verify-email");
  if (!live) return "gone";
  const throttled = await countTry(["verify-client", await currentNetwork()]);
  if (throttled) return throttled;
  if (termsVersion !== (await termsDocument()).version) return "outdated";

  const person = { email: live.address, ...names };
  const verdict = await judgePassword(password, person);
  if (verdict !== "fit") return verdict;
  const hashed = await hashPassword(password);
  if (hashed === "busy") return "busy";

  const { ip: termsIp } = await currentClient();
  return db.transaction(async (tx) => {
    const taken = await takeToken(hashOf(token), "verify-email", tx);
    const fresh = { ...person, ...hashed, termsVersion, termsIp, termsAcceptedAt: new Date() };
    return taken && (await admitPerson(fresh, tx)) ? "confirmed" : "gone";
  });
}

type Newcomer = Pick<Registration, "email" | "passwordHash" | "firstName" | "lastName" | "termsVersion" | "termsIp"> & {
  id?: string;
  termsAcceptedAt: Date | null;
};

/** Makes the account. Nothing, when the address got one meanwhile. */
async function admitPerson({ id, termsVersion, termsIp, termsAcceptedAt, ...newcomer }: Newcomer, tx: Transaction) {
  const { email, passwordHash, firstName, lastName } = newcomer;
  const user = await insertUser({ email, passwordHash, firstName, lastName }, tx);
  if (!user || !termsVersion || !termsIp || !termsAcceptedAt) return;

  const acceptance = { version: termsVersion, ip: termsIp, acceptedAt: termsAcceptedAt };
  await insertTermsAcceptance({ userId: user.id, ...acceptance }, tx);
  if (id) await updateRegistrationConfirmed(id, user.id, tx);
  await deleteTokens("verify-email", email, tx);
  await recordActivity("registered", user.id, {}, tx);
  await recordActivity("terms-accepted", user.id, { version: termsVersion }, tx);
  await recordActivity("email-confirmed", user.id, { email }, tx);
  return user;
}
