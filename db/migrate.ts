import "server-only";

import { join } from "node:path";

import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";

import { env } from "@/lib/env";
import { seconds } from "@/lib/time";

import { db } from ".";

/** Any number, as long as it is always this one. */
const lock = 4_127_301;

/**
 * Brings the database to the newest schema. Several instances may start at once: the first does the
 * work under an advisory lock, the others wait and find it done. The lock ends with the transaction, so
 * it works behind a pooler as well.
 */
export async function migrate() {
  if (!env.MIGRATION_DATABASE_URL) return migrateOn(db);

  // The tables belong to another role, which is used for this and nothing else.
  const owner = new Client({
    connectionString: env.MIGRATION_DATABASE_URL,
    connectionTimeoutMillis: seconds(2),
  });
  owner.on("error", () => {});
  try {
    await owner.connect();
    await migrateOn(drizzle(owner));
  } finally {
    await owner.end();
  }
}

async function migrateOn(on: Pick<typeof db, "transaction">) {
  await on.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = '5min'`);
    await tx.execute(sql`set local lock_timeout = '1min'`);
    await tx.execute(sql`select pg_advisory_xact_lock(${lock})`);
    await applyMigrations(tx as unknown as typeof db, {
      migrationsFolder: join(/* turbopackIgnore: true */ process.cwd(), "db/migrations"),
    });
  });
}
