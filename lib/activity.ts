import "server-only";

import type { Transaction } from "@/db";
import { insertActivity } from "@/db/activity";

import { currentClient } from "./request";

/** What happens to an account that its owner may want to know of. */
export type Event =
  | "registered"
  | "email-confirmed"
  | "terms-accepted"
  | "logged-in"
  | "login-failed"
  | "logged-out"
  | "code-accepted"
  | "code-failed"
  | "recovery-code-used"
  | "confirmed-identity"
  | "identity-not-confirmed"
  | "password-reset"
  | "authenticator-added"
  | "authenticator-renamed"
  | "authenticator-removed"
  | "recovery-codes-made"
  | "account-saved"
  | "password-changed"
  | "email-change-asked"
  | "email-change-cancelled"
  | "email-changed"
  | "email-change-undone"
  | "session-ended"
  | "sessions-ended"
  | "data-exported"
  | "account-closing"
  | "account-restored"
  | "organization-deleted"
  | "organization-created";

/**
 * Writes down a security event with the browser and address it came from, in the transaction of the
 * change itself: no change without its row, no row without its change.
 */
export async function recordActivity(
  event: Event,
  userId: string | undefined,
  detail: Record<string, string>,
  on: Transaction,
) {
  const { ip, userAgent } = await currentClient();
  await insertActivity({ event, userId: userId ?? null, detail, ip, userAgent }, on);
}
