import "server-only";

import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { sessions } from "./schema";
import { shown } from "./sessions";

const end = sql<Date>`least(${sessions.endedAt}, ${sessions.expiresAt}, ${sessions.idleExpiresAt})`;

/** The sessions of a person that ended within so many days, newest end first. */
export const listEndedSessions = (userId: string, days = 28, most = 50, on: Executor = db) =>
  on
    .select({ ...shown, endedAt: end.mapWith(sessions.expiresAt), endedReason: sessions.endedReason })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), sql`${end} between now() - ${days} * interval '1 day' and now()`))
    .orderBy(desc(end))
    .limit(most);

/** Shortens the addresses of sessions that ended a week ago, one batch. Returns how many. */
export async function shortenSessionAddresses(batch: number, on: Executor = db) {
  const old = on
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.ipShortened, false), lt(end, sql`now() - interval '7 days'`)))
    .limit(batch)
    .for("update", { skipLocked: true });
  const shortened = await on
    .update(sessions)
    .set({ ip: sql`shortened_ip(${sessions.ip})`, ipShortened: true })
    .where(inArray(sessions.id, old))
    .returning({ id: sessions.id });
  return shortened.length;
}

/** Deletes sessions that ended, one way or another, 30 days ago. */
export const deleteOldSessions = (batch: number, on: Executor = db) =>
  deleteOldRows(sessions, lt(end, sql`now() - interval '30 days'`), batch, on);
