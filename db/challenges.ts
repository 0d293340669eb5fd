import "server-only";

import { and, eq, gt, lt, sql } from "drizzle-orm";

import { mostChallengeTries } from "@/lib/limits";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { challenges, users } from "./schema";

const live = and(gt(challenges.expiresAt, sql`now()`), lt(challenges.tries, mostChallengeTries));

type NewChallenge = Pick<typeof challenges.$inferInsert, "hash" | "userId" | "remembered">;

/** Opens a challenge for ten minutes. */
export async function insertChallenge(challenge: NewChallenge, on: Executor = db) {
  await on.insert(challenges).values({ ...challenge, expiresAt: sql`now() + interval '10 minutes'` });
}

/** The open challenge with this secret, and whose it is. */
export async function findChallenge(hash: string, on: Executor = db) {
  const [found] = await on
    .select({ userId: challenges.userId, email: users.email, tries: challenges.tries })
    .from(challenges)
    .innerJoin(users, eq(users.id, challenges.userId))
    .where(and(eq(challenges.hash, hash), live));
  return found;
}

/** Counts one more try, before anything is checked. Returns whose challenge it is, or nothing when it is over. */
export async function updateChallengeTried(hash: string, on: Executor = db) {
  const [tried] = await on
    .update(challenges)
    .set({ tries: sql`${challenges.tries} + 1` })
    .from(users)
    .where(and(eq(challenges.hash, hash), live, eq(users.id, challenges.userId)))
    .returning({
      user: { id: users.id, email: users.email },
      remembered: challenges.remembered,
      tries: challenges.tries,
    });
  return tried;
}

/** Gives one try back, when the code was not looked at. */
export async function updateChallengeTryReturned(hash: string, on: Executor) {
  await on
    .update(challenges)
    .set({ tries: sql`${challenges.tries} - 1` })
    .where(eq(challenges.hash, hash));
}

/** Ends a challenge. */
export async function deleteChallenge(hash: string, on: Executor = db) {
  await on.delete(challenges).where(eq(challenges.hash, hash));
}

/** Ends every challenge of a person. */
export async function deleteChallenges(userId: string, on: Executor = db) {
  await on.delete(challenges).where(eq(challenges.userId, userId));
}

/** Deletes challenges that are over. */
export const deleteOldChallenges = (batch: number, on: Executor = db) =>
  deleteOldRows(challenges, lt(challenges.expiresAt, sql`now()`), batch, on);
