import "server-only";

import { retainActivity } from "@/db/activity";
import { deleteOldSetups } from "@/db/authenticator-setups";
import { deleteOldChallenges } from "@/db/challenges";
import { deleteOldDataExports } from "@/db/data-exports";
import { deleteOldEmailChanges } from "@/db/email-changes";
import { deleteOldKnownBrowsers } from "@/db/known-browsers";
import { deleteOldEmails } from "@/db/outbox";
import { deleteOldRegistrations } from "@/db/registrations";
import { deleteOldSessions, shortenSessionAddresses } from "@/db/sessions";
import { deleteOldTries } from "@/db/throttles";
import { deleteOldTokens } from "@/db/tokens";

import { eraseClosedAccounts } from "./closing/erase";

/** Deletes what is past its time. Nothing of it was valid any more, so it matters to nobody when this runs. */
export async function sweep() {
  await deleteOldRegistrations();
  await deleteOldTokens();
  await deleteOldChallenges();
  await deleteOldSetups();
  await deleteOldKnownBrowsers();
  await deleteOldSessions();
  await deleteOldEmails();
  await deleteOldTries();
  await deleteOldEmailChanges();
  await deleteOldDataExports();
  await inBatches(eraseClosedAccounts);
  await inBatches(shortenSessionAddresses);
  await inBatches(retainActivity);
}

const batch = 1000;

/** Goes on until a batch is not full, so that no statement holds many rows for long. */
async function inBatches(work: (batch: number) => Promise<number>) {
  while ((await work(batch)) >= batch) {}
}
