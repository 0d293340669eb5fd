import "server-only";

import { sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { keyChecks } from "./schema";

/** Keeps the check value of a key the first time, and returns the one that is kept. */
export async function insertKeyCheck(name: string, value: string, on: Executor = db) {
  const [kept] = await on
    .insert(keyChecks)
    .values({ name, value })
    .onConflictDoUpdate({ target: keyChecks.name, set: { value: sql`${keyChecks.value}` } })
    .returning({ value: keyChecks.value });
  return kept!.value;
}

/** Answers when the database does. */
export async function findNow(on: Executor = db) {
  const { rows } = await on.execute<{ now: Date }>(sql`select now() as now`);
  return new Date(rows[0]!.now);
}
