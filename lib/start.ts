import "server-only";

import { migrate } from "@/db/migrate";

import { guardServers } from "./arrivals";
import { captureConsole } from "./console";
import { env } from "./env";
import { mismatchedKeys } from "./key-checks";
import { log } from "./log";
import { deliverDueEmails } from "./outbox";
import { warmUp } from "./passwords/hash";
import { noteMigrated } from "./readiness";
import { turnAway, watchResponses } from "./response-watch";
import { sweep } from "./sweep";
import { hours, seconds } from "./time";

/** Attends to every response, and makes the database ready. */
export async function start() {
  captureConsole();
  watchResponses();
  // In development Next tells open pages of changes over a connection that changes its protocol.
  if (env.NODE_ENV === "production") guardServers(turnAway);
  await prepare();
}

/**
 * Schema, keys, timers. A database that does not answer yet is waited for, and pages say 503 meanwhile;
 * keys that do not fit the stored data end the process.
 */
async function prepare() {
  const wrong = await migrateAndCheck();
  if (!wrong) {
    setTimeout(prepare, seconds(2)).unref();
    return;
  }
  if (wrong.length > 0) {
    log.error("the stored data was made with other keys; refusing to start", { keys: wrong.join(", ") });
    process.exit(1);
  }

  noteMigrated();
  await warmUp();
  // What was owed when a process ended is sent by the next.
  setInterval(deliverDueEmails, seconds(5)).unref();
  setInterval(() => sweep().catch((error) => log.warn("sweep failed", { error })), hours(1)).unref();
}

/** The keys that do not fit; undefined while the database is not ready. */
async function migrateAndCheck() {
  try {
    await migrate();
    return await mismatchedKeys();
  } catch (error) {
    log.warn("the database is not ready; trying again", { error });
  }
}
