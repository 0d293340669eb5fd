import "server-only";

import type { Transaction } from "@/db";
import { deleteChallenges } from "@/db/challenges";
import { deleteKnownBrowsers } from "@/db/known-browsers";
import { updateSessionsEnded } from "@/db/session-ends";
import { deleteTokensFor } from "@/db/tokens";

/**
 * Whatever was trusted under the old factors ends with them: other sessions, challenges, known browsers.
 * It ends in the order in which a login goes on, so that one under way finds no gap.
 */
export async function factorsChanged(userId: string, keptSessionId: string, on: Transaction) {
  await deleteChallenges(userId, on);
  await deleteTokensFor(userId, "login-ticket", on);
  await updateSessionsEnded(userId, { keep: keptSessionId, reason: "factors-changed" }, on);
  await deleteKnownBrowsers(userId, on);
}
