import "server-only";

import { db } from "@/db";
import { listWaitingRegistrations, updateRegistrationEmail } from "@/db/registrations";
import { withdrawToken } from "@/db/tokens";

import { passwordMatches } from "../passwords/hash";
import { countTry, currentNetwork, forgetTries } from "../throttle";
import { currentRegistration } from "./current";
import { enqueueVerification, mayEmail } from "./verification-email";

/** The registration of this browser, once the terms are accepted and while the address is not confirmed. */
export async function waitingRegistration() {
  const registration = await currentRegistration();
  return registration?.termsAcceptedAt && !registration.userId ? registration : undefined;
}

/** Sends the email again. Returns "sent", "paused" when one went too recently, or "gone". */
export async function sendAgain() {
  const registration = await waitingRegistration();
  if (!registration) return "gone";

  return db.transaction(async (tx) => {
    if (!(await mayEmail(registration.email, tx))) return "paused";
    if (!(await updateRegistrationEmail(registration.id, registration.email, tx))) return "gone";
    await enqueueVerification(registration.email, tx);
    return "sent";
  });
}

type Correction = { email: string; password: string };

/**
 * Corrects the address of the registration, for whoever knows its password, and sends an email there;
 * the earlier link ends.
 * Returns "changed", "wrong-password", "busy", "gone", or until when it is throttled.
 */
export async function changeWaitingAddress({ email, password }: Correction) {
  const registration = await waitingRegistration();
  if (!registration) return "gone";
  const throttled = await countTry(
    ["verify-client", await currentNetwork()],
    ["login-account", `registration:${registration.id}`],
  );
  if (throttled) return throttled;

  const matches = await passwordMatches(password, registration.passwordHash);
  if (matches === "busy") return "busy";
  if (!matches) return "wrong-password";

  await forgetTries(["login-account", `registration:${registration.id}`]);
  return db.transaction(async (tx) => {
    if (!(await updateRegistrationEmail(registration.id, email, tx))) return "gone";
    // The link to the earlier address is of no use, unless somebody else waits for it.
    const [another] = await listWaitingRegistrations(registration.email, tx);
    if (!another) await withdrawToken("verify-email", registration.email, tx);
    if (await mayEmail(email, tx)) await enqueueVerification(email, tx);
    return "changed";
  });
}
