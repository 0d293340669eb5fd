import "server-only";

import { retainActivity } from "@/db/activity";
import { deleteOldSetups } from "@/db/authenticator-setups";
import { deleteOldChallenges } from "@/db/challenges";
import { deleteOldDataExports } from "@/db/data-exports";
import { deleteOldEmailChanges } from "@/db/email-changes";
import { deleteOldSessions, shortenSessionAddresses } from "@/db/ended-sessions";
import { deleteOldKnownBrowsers } from "@/db/known-browsers";
import { deleteOldEmails, emptyExpiredEmails } from "@/db/outbox";
import { deleteOldRegistrations } from "@/db/registrations";
import { deleteOldTries } from "@/db/throttles";
import { deleteOldTokenEnds } from "@/db/token-ends";
import { deleteOldTokens } from "@/db/tokens";

import { eraseClosedAccounts } from "./closing/erase";

/** What is past its time, and what is done with a batch of it. Each tells how many it were. */
const works = [
  deleteOldRegistrations,
  deleteOldTokens,
  deleteOldTokenEnds,
  deleteOldChallenges,
  deleteOldSetups,
  deleteOldKnownBrowsers,
  deleteOldSessions,
  emptyExpiredEmails,
  deleteOldEmails,
  deleteOldTries,
  deleteOldEmailChanges,
  deleteOldDataExports,
  eraseClosedAccounts,
  shortenSessionAddresses,
  retainActivity,
];

/**
 * Deletes what is past its time. Nothing of it opened anything any more, so it matters to nobody when this
 * runs, nor whether another instance does so too. Work that fails does not keep the rest from being done.
 */
export async function sweep() {
  const failures: unknown[] = [];
  for (const work of works) await inBatches(work).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

const batch = 1000;

/** Goes on until a batch is not full, so that no statement holds many rows for long. */
async function inBatches(work: (batch: number) => Promise<number>) {
  while ((await work(batch)) >= batch) {}
}
