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

/** The names of the keys that stored passwords and sealed values were made with. Reads all of them, so it may take its time. */
export const listKeysInUse = () =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = '5min'`);
    const { rows } = await tx.execute<{ name: string }>(sql`
    select distinct 'PASSWORD_PEPPER ' || split_part(made, ':', 2) as name
      from (select password_hash as made from users union all select password_hash from registrations) as hashes
      where made like 'v1:%'
    union
    select distinct 'ENCRYPTION_KEY ' || split_part(made, ':', 2)
      from (select secret as made from authenticators union all select secret from authenticator_setups
        union all select codes from recovery_sheets union all select payload from outbox
        union all select content from data_exports) as sealed
      where made like 'v1:%'
    order by name`);
    return rows.map(({ name }) => name);
  });

/** Answers when the database does. */
export async function findNow(on: Executor = db) {
  const { rows } = await on.execute<{ now: Date }>(sql`select now() as now`);
  return new Date(rows[0]!.now);
}
