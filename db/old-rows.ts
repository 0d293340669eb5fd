import "server-only";

import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

import type { Executor } from ".";

/**
 * Deletes the rows of a table that are old, one batch. One that somebody holds is left for the next time,
 * so that nobody waits for this and this for nobody. Returns how many it were.
 */
export async function deleteOldRows(table: PgTable, old: SQL | undefined, batch: number, on: Executor) {
  const { rowCount } = await on.execute(
    sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${old} limit ${batch} for update skip locked))`,
  );
  return rowCount ?? 0;
}
