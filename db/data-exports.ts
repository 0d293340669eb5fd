import "server-only";

import { and, eq, gt, lt, sql } from "drizzle-orm";

import { db, type Executor } from ".";
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
export async function deleteOldDataExports(on: Executor = db) {
  await on.delete(dataExports).where(lt(dataExports.expiresAt, sql`now()`));
}
