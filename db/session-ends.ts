import "server-only";

import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { sessions } from "./schema";
import { open } from "./sessions";

type SessionEnd = NonNullable<(typeof sessions.$inferSelect)["endedReason"]>;

/** Ends the open session with this token. Returns whose it was, or nothing when there is none. */
export async function updateSessionEnded(tokenHash: string, endedReason: SessionEnd, on: Executor = db) {
  const [ended] = await on
    .update(sessions)
    .set({ endedAt: sql`now()`, endedReason })
    .where(and(eq(sessions.tokenHash, tokenHash), open))
    .returning({ id: sessions.id, userId: sessions.userId });
  return ended;
}

/** What a session is called by. */
const name = { userAgent: sessions.userAgent, ip: sessions.ip };

/** Ends every open session of the person, except the one to keep. Returns which. */
export async function updateSessionsEnded(
  userId: string,
  { keep, reason }: { keep?: string; reason: SessionEnd },
  on: Executor = db,
) {
  return on
    .update(sessions)
    .set({ endedAt: sql`now()`, endedReason: reason })
    .where(and(eq(sessions.userId, userId), open, keep ? ne(sessions.id, keep) : undefined))
    .returning(name);
}

/** Ends one open session of the person. Returns it, or nothing when it was not theirs or not open. */
export async function updateOwnSessionEnded(id: string, userId: string, reason: SessionEnd, on: Executor = db) {
  const [ended] = await on
    .update(sessions)
    .set({ endedAt: sql`now()`, endedReason: reason })
    .where(and(eq(sql`${sessions.id}::text`, id), eq(sessions.userId, userId), open))
    .returning(name);
  return ended;
}

/** Ends the longest unused of a person's open sessions, so that `most` stay. Returns how many. */
export async function updateSurplusEnded(userId: string, most: number, on: Executor = db) {
  const surplus = on
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), open))
    .orderBy(desc(sessions.lastAccessAt), desc(sessions.startedAt))
    .offset(most);
  const ended = await on
    .update(sessions)
    .set({ endedAt: sql`now()`, endedReason: "too-many" })
    .where(inArray(sessions.id, surplus))
    .returning({ id: sessions.id });
  return ended.length;
}
