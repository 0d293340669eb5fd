import "server-only";

import { eq, lt, sql } from "drizzle-orm";

import type { Limit } from "@/lib/limits";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { throttles } from "./schema";

const interval = (milliseconds: number) => sql`${milliseconds} * interval '1 millisecond'`;

/**
 * Blocked until long ago. Not until now(): of two tries at once, the one that waits for the other's row began
 * before it, and would find itself blocked.
 */
const notBlocked = sql`to_timestamp(0)`;

/** When the next try is let through, `count` tries into the limit. */
function pauseAfter(limit: Limit, count: ReturnType<typeof sql>) {
  if ("per" in limit)
    return sql`case when ${count} < ${limit.tries} then ${notBlocked} else now() + ${interval(limit.per)} end`;
  const doublings = sql`least(${count} - ${limit.free}, 30)`;
  const growing = sql`least(${limit.longestPause}, ${limit.firstPause} * 2 ^ ${doublings})`;
  const pause = sql`case when ${count} < ${limit.most} then ${growing} else ${limit.forgottenAfter} end`;
  return sql`case when ${count} < ${limit.free} then ${notBlocked} else now() + ${pause} * interval '1 millisecond' end`;
}

/**
 * Counts one more try, unless the key is blocked: one statement, so that no number of parallel tries
 * gets past the limit. Returns how many it are now, or nothing when it is refused; a refused try is not
 * counted.
 */
export async function insertTry(key: string, limit: Limit, on: Executor = db) {
  const over = sql`${throttles.resetsAt} <= now()`;
  const count = sql`case when ${over} then 1 else ${throttles.count} + 1 end`;
  const lifetime = sql`now() + ${interval("per" in limit ? limit.per : limit.forgottenAfter)}`;
  // A window ends when it ends; a growing pause is forgotten only after a quiet time.
  const resetsAt = "per" in limit ? sql`case when ${over} then ${lifetime} else ${throttles.resetsAt} end` : lifetime;
  const blockedUntil =
    "per" in limit
      ? sql`case when ${count} < ${limit.tries} then ${notBlocked} else ${resetsAt} end`
      : pauseAfter(limit, sql`(${count})`);

  const counted = await on
    .insert(throttles)
    .values({ key, count: 1, blockedUntil: pauseAfter(limit, sql`1`), resetsAt: lifetime })
    .onConflictDoUpdate({
      target: throttles.key,
      set: { count, blockedUntil, resetsAt },
      // The clock of this very moment: the row it waited for may have been written after the statement began.
      setWhere: sql`${throttles.blockedUntil} <= clock_timestamp() or ${over}`,
    })
    .returning({ count: throttles.count });
  return counted[0]?.count;
}

/** How long the key stays blocked, in milliseconds by the database's clock. */
export async function findPause(key: string, on: Executor = db) {
  const [found] = await on
    .select({ pause: sql<number>`greatest(0, extract(epoch from ${throttles.blockedUntil} - now()) * 1000)::float8` })
    .from(throttles)
    .where(eq(throttles.key, key));
  return found?.pause ?? 0;
}

/** Forgets the tries of the key. Returns how many there were. */
export async function deleteTries(key: string, on: Executor = db) {
  const [deleted] = await on.delete(throttles).where(eq(throttles.key, key)).returning({ count: throttles.count });
  return deleted?.count ?? 0;
}

/** Gives one try back, when it could not be evaluated. */
export async function updateTryReturned(key: string, on: Executor = db) {
  await on
    .update(throttles)
    .set({ count: sql`greatest(0, ${throttles.count} - 1)`, blockedUntil: notBlocked })
    .where(eq(throttles.key, key));
}

/** Deletes what a day ago had no meaning any more. */
export const deleteOldTries = (batch: number, on: Executor = db) =>
  deleteOldRows(throttles, lt(throttles.resetsAt, sql`now() - interval '1 day'`), batch, on);
