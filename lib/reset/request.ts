import "server-only";

import { db } from "@/db";

import { enqueueUncomposed } from "../outbox";
import { type Count, currentNetwork, mayTry } from "../throttle";
import { hours } from "../time";

/**
 * Asks for an email with which a new password can be chosen. Only the typed address is written down;
 * whether it has an account is looked up when the email is composed, so every address costs the same.
 * Too many requests are dropped in silence. Nothing changes for the owner.
 */
export async function requestReset(email: string) {
  const counts: Count[] = [
    ["reset-client", await currentNetwork()],
    ["reset-pause", email],
    ["reset-address", email],
    ["email-everyone", "everyone"],
  ];
  await db.transaction(async (tx) => {
    if (await mayTry(counts, tx)) await enqueueUncomposed("reset-password", email, hours(1), tx);
  });
}
