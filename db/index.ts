import "server-only";

import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";

import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { minutes, seconds } from "@/lib/time";

import { again } from "./again";
import * as schema from "./schema";

function connect() {
  const pool = new Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: seconds(2),
    idleTimeoutMillis: minutes(1),
    // Sent as statements, not as start-up parameters, which PgBouncer refuses.
    onConnect: async (client) => {
      await client.query(
        "set statement_timeout = '5s'; set lock_timeout = '2s'; set idle_in_transaction_session_timeout = '10s'",
      );
    },
  });
  // Without a listener a cut idle connection ends the process.
  pool.on("error", (error) => log.warn("database connection lost", { error }));
  return pool;
}

// `next dev` reloads modules on every edit, and Next bundles some twice; the pool is one.
const shared = globalThis as { consolePool?: Pool };
shared.consolePool ??= connect();
export const pool = shared.consolePool;

export const db = drizzle(pool, { schema, casing: "snake_case" });

const once = db.transaction.bind(db);
// Of transactions that wait for each other PostgreSQL ends one, which did nothing: it is done anew.
db.transaction = (...transaction) => again(() => once(...transaction));

/** Inside a transaction. */
export type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];

/** Where a query runs: on its own, or inside its caller's transaction. */
export type Executor = typeof db | Transaction;
