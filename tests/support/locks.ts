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
