import { pool } from "@/db";

import { logged } from "./output";
import { rows } from "./rows";

/** Waits until a query of this database waits for a lock. */
export async function somethingWaits() {
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  for (let tries = 0; tries < 500; tries++) {
    if ((await rows(waiting)).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("Nothing waits for a lock.");
}

/**
 * Does something while somebody else holds the person, as whoever changes an account does first. `meanwhile`
 * runs once the act waits; then the person is let go. Neither may have had to be done anew.
 */
export async function whileHeld<Result>(
  userId: string,
  act: () => Promise<Result>,
  meanwhile: (query: (text: string) => Promise<unknown>) => Promise<unknown>,
) {
  const holder = await pool.connect();
  try {
    await holder.query("begin");
    await holder.query("select 1 from users where id = $1 for no key update", [userId]);
    const acting = act();
    acting.catch(() => undefined);
    await somethingWaits();
    await meanwhile((text) => holder.query(text, [userId]));
    await holder.query("commit");
    const result = await acting;
    expect(logged("transaction done anew")).toEqual([]);
    return result;
  } finally {
    await holder.query("rollback");
    holder.release();
  }
}
