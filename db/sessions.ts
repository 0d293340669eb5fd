import "server-only";

import { and, desc, eq, gt, inArray, isNull, lt, ne, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { sessions, users } from "./schema";

const open = and(isNull(sessions.endedAt), gt(sessions.expiresAt, sql`now()`), gt(sessions.idleExpiresAt, sql`now()`));

const later = (milliseconds: number) => sql`now() + ${milliseconds} * interval '1 millisecond'`;

type NewSession = Pick<
  typeof sessions.$inferInsert,
  "userId" | "tokenHash" | "ip" | "userAgent" | "place" | "remembered" | "termsOwed"
> & {
  idle: number;
  absolute: number;
};

/** Opens a session that ends after `idle` milliseconds without use and after `absolute` in any case. */
export async function insertSession({ idle, absolute, ...session }: NewSession, on: Executor = db) {
  const [inserted] = await on
    .insert(sessions)
    .values({ ...session, idleExpiresAt: later(idle), expiresAt: later(absolute) })
    .returning({ id: sessions.id });
  return inserted!.id;
}

/** The open session with this token, and whose it is. `stale` when its last access was noted over a minute ago. */
export async function findSession(tokenHash: string, on: Executor = db) {
  const [found] = await on
    .select({
      id: sessions.id,
      remembered: sessions.remembered,
      fresh: sql<boolean>`${sessions.authenticatedAt} > now() - interval '10 minutes'`,
      stale: sql<boolean>`${sessions.lastAccessAt} < now() - interval '1 minute'`,
      clients: sessions.clients,
      termsOwed: sessions.termsOwed,
      user: {
        id: users.id,
        email: users.email,
        firstName: users.firstName,
        lastName: users.lastName,
        locale: users.locale,
        timeZone: users.timeZone,
      },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash), open));
  return found;
}

/** Notes an access by an application and moves the idle end, never past the absolute one. An ended session stays ended. */
export async function updateLastAccess(id: string, idle: number, client: string, on: Executor = db) {
  await on
    .update(sessions)
    .set({
      lastAccessAt: sql`now()`,
      idleExpiresAt: sql`least(${later(idle)}, ${sessions.expiresAt})`,
      clients: sql`case when ${client} = any(${sessions.clients}) then ${sessions.clients} else ${sessions.clients} || ${client}::text end`,
    })
    .where(and(eq(sessions.id, id), open));
}

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

/** Gives a session another token, when the person has proven again who they are. Returns whether it was still open. */
export async function updateAuthenticated(id: string, tokenHash: string, on: Executor = db) {
  const updated = await on
    .update(sessions)
    .set({ tokenHash, authenticatedAt: sql`now()` })
    .where(and(eq(sessions.id, id), open))
    .returning({ id: sessions.id });
  return updated.length === 1;
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

const shown = {
  id: sessions.id,
  ip: sessions.ip,
  userAgent: sessions.userAgent,
  place: sessions.place,
  clients: sessions.clients,
  startedAt: sessions.startedAt,
  lastAccessAt: sessions.lastAccessAt,
  idleExpiresAt: sessions.idleExpiresAt,
  expiresAt: sessions.expiresAt,
};

/** The open sessions of a person, the one last used first. */
export const listSessions = (userId: string, on: Executor = db) =>
  on
    .select(shown)
    .from(sessions)
    .where(and(eq(sessions.userId, userId), open))
    .orderBy(desc(sessions.lastAccessAt));

const end = sql<Date>`least(${sessions.endedAt}, ${sessions.expiresAt}, ${sessions.idleExpiresAt})`;

/** The sessions of a person that ended within so many days, newest end first. */
export const listEndedSessions = (userId: string, days = 28, most = 50, on: Executor = db) =>
  on
    .select({ ...shown, endedAt: end.mapWith(sessions.expiresAt), endedReason: sessions.endedReason })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), sql`${end} between now() - ${days} * interval '1 day' and now()`))
    .orderBy(desc(end))
    .limit(most);

/** One open session, if it is the person's own; the id is any text. */
export async function findOwnSession(id: string, userId: string, on: Executor = db) {
  const [found] = await on
    .select(shown)
    .from(sessions)
    .where(and(eq(sql`${sessions.id}::text`, id), eq(sessions.userId, userId), open));
  return found;
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

/** Notes that the terms are accepted, on every session of the person. */
export async function updateTermsNotOwed(userId: string, on: Executor = db) {
  await on.update(sessions).set({ termsOwed: false }).where(eq(sessions.userId, userId));
}

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
