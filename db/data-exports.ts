import "server-only";

import { and, eq, gt, lt, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { dataExports } from "./schema";

/** Keeps the sealed file of a person for a day, in place of an older one. */
export async function insertDataExport(userId: string, content: string, on: Executor = db) {
  const values = { id: sql`gen_random_uuid()`, content, expiresAt: sql`now() + interval '24 hours'` };
  await on
    .insert(dataExports)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: dataExports.userId, set: { ...values, createdAt: sql`now()` } });
}

/** The file of this person that can still be had. */
export async function findDataExport(userId: string, on: Executor = db) {
  const [found] = await on
    .select()
    .from(dataExports)
    .where(and(eq(dataExports.userId, userId), gt(dataExports.expiresAt, sql`now()`)));
  return found;
}

/** Deletes files that are past their day. */
export const deleteOldDataExports = (batch: number, on: Executor = db) =>
  deleteOldRows(dataExports, lt(dataExports.expiresAt, sql`now()`), batch, on);
