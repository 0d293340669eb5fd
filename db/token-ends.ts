import "server-only";

import { and, eq, lt, lte, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { endedTokens, type TokenPurpose, tokens } from "./schema";

type EndedToken = Pick<typeof endedTokens.$inferInsert, "hash" | "purpose" | "address" | "reason">;

/** Notes how a token ended, once. */
export async function insertEndedToken({ hash, purpose, address, reason }: EndedToken, on: Executor) {
  await on.insert(endedTokens).values({ hash, purpose, address, reason }).onConflictDoNothing();
}

/** Whether the token was used, replaced, ended otherwise or is past its time; undefined when nobody knows it. */
export async function findTokenEnd(hash: string, purpose: TokenPurpose, on: Executor = db) {
  const [ended] = await on
    .select({ reason: endedTokens.reason, address: endedTokens.address })
    .from(endedTokens)
    .where(and(eq(endedTokens.hash, hash), eq(endedTokens.purpose, purpose)));
  if (ended) return ended;

  const [expired] = await on
    .select({ address: tokens.address })
    .from(tokens)
    .where(and(eq(tokens.hash, hash), eq(tokens.purpose, purpose), lte(tokens.expiresAt, sql`now()`)));
  return expired && { reason: "expired" as const, address: expired.address };
}

/** Deletes what is known of tokens that ended a week ago. */
export const deleteOldTokenEnds = (batch: number, on: Executor = db) =>
  deleteOldRows(endedTokens, lt(endedTokens.endedAt, sql`now() - interval '7 days'`), batch, on);
