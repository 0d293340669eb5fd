import "server-only";

import { findNow } from "@/db/key-checks";
import { findOutboxAge } from "@/db/outbox";

import { log } from "./log";
import { minutes, seconds } from "./time";

const shared = globalThis as { consoleMigrated?: boolean };

/** Notes that the schema is the newest and the keys are right. */
export const noteMigrated = () => {
  shared.consoleMigrated = true;
};

/** The names of what keeps this instance from serving people; empty when nothing does. */
export async function readiness() {
  if (!shared.consoleMigrated) return ["migrations"];
  try {
    const [now, outboxAge] = await Promise.all([findNow(), findOutboxAge()]);
    const missing: string[] = [];
    // Codes of authenticators come from this machine's clock.
    if (Math.abs(now.getTime() - Date.now()) > seconds(25)) missing.push("clock");
    if (outboxAge * 1000 > minutes(60)) log.warn("emails have been waiting for an hour", { outboxAge });
    return missing;
  } catch (error) {
    log.warn("not ready", { error });
    return ["database"];
  }
}
