import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { log } from "@/lib/log";

/** PostgreSQL's names for a transaction that lost to another: it could not be serialized, or each waited for the other. */
const lost = /^40(001|P01)$/;

/** Does work in the database, three times more when it loses to other work, after pauses of a few random milliseconds. */
export async function again<Result>(work: () => Promise<Result>, left = 3): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    if (left === 0 || !lost.test(code ?? cause?.code ?? "")) throw error;
    log.warn("transaction done anew", { error });
  }
  await sleep(Math.random() * 50);
  return again(work, left - 1);
}
