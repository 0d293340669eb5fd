import "server-only";

import { db } from "@/db";
import { updateTermsAccepted } from "@/db/registrations";

import { termsDocument } from "../documents";
import { currentClient } from "../request";
import { currentRegistration } from "./current";
import { enqueueVerification, mayEmail } from "./verification-email";

/**
 * Accepts the terms for the registration of this browser and sends the email that confirms the address.
 * Returns "accepted" (also when they were before), "outdated" when another version is in force, or
 * "gone" when this browser has no registration.
 */
export async function acceptTerms(version: string) {
  const registration = await currentRegistration();
  if (!registration) return "gone";
  if (registration.termsAcceptedAt) return "accepted";
  if (version !== (await termsDocument()).version) return "outdated";

  const { ip } = await currentClient();
  await db.transaction(async (tx) => {
    const first = await updateTermsAccepted(registration.id, version, ip, tx);
    // Only the one that was first counts an email: a second press must not spend what the first one needs.
    if (first && (await mayEmail(registration.email, tx))) await enqueueVerification(registration.email, tx);
  });
  return "accepted";
}
