import "server-only";

import type { Executor, Transaction } from "@/db";
import { deleteTries, findPause, insertTry, updateTryReturned } from "@/db/throttles";

import { networkOf } from "./client-address";
import { type LimitName, limits } from "./limits";
import { currentClient } from "./request";
import { answerWith } from "./responses";
import { keyedHashOf } from "./secrets";

/** One thing that is counted: a limit, and whom it counts. */
export type Count = [limit: LimitName, who: string];

const keyOf = ([limit, who]: Count) => keyedHashOf("throttle", `${limit}:${who.toLowerCase()}`);

export type Throttled = { throttled: true; until: Date; limit: LimitName };

/**
 * Counts a try with each of these, in order, before it is evaluated. Returns undefined when all let it
 * through; otherwise until when the one that does not is blocked, and the answer becomes 429. Throws
 * when the database cannot decide, so nothing is let through then.
 */
export async function countTry(...counts: Count[]): Promise<Throttled | undefined> {
  for (const count of counts) {
    const { throttled } = await countTryIn(undefined, count);
    if (throttled) return throttled;
  }
}

/** The same for one count, inside a transaction if need be; returns how many tries it are now. */
export async function countTryIn(
  on: Executor | undefined,
  count: Count,
): Promise<{ tries: number; throttled?: undefined } | { tries?: undefined; throttled: Throttled }> {
  const tries = await insertTry(keyOf(count), limits[count[0]], on);
  if (tries !== undefined) return { tries };

  const pause = await findPause(keyOf(count), on);
  await answerWith(429, Math.ceil(pause / 1000) || 1);
  return { throttled: { throttled: true, until: new Date(Date.now() + pause), limit: count[0] } };
}

/**
 * The same without an answer of its own: whether all let it through. For what is refused in silence. Tries
 * are counted in the transaction of what they let through, so that a change that fails spends none.
 */
export async function mayTry(counts: Count[], on: Transaction) {
  for (const count of counts) if ((await insertTry(keyOf(count), limits[count[0]], on)) === undefined) return false;
  return true;
}

/** When this may be tried next; undefined when now. Counts nothing. */
export async function pauseOf(...counts: Count[]) {
  const pauses = await Promise.all(counts.map((count) => findPause(keyOf(count))));
  const longest = Math.max(0, ...pauses);
  return longest > 0 ? new Date(Date.now() + longest) : undefined;
}

/** Forgets earlier tries, once one has succeeded. Returns how many there were. */
export const forgetTries = (count: Count, on?: Executor) => deleteTries(keyOf(count), on);

/** Gives back a try that could not be evaluated: a fault of ours spends none. */
export const returnTry = (count: Count) => updateTryReturned(keyOf(count));

/** The network of the current client, as whom its tries count. */
export const currentNetwork = async () => networkOf((await currentClient()).ip);
