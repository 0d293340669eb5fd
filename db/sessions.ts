import "server-only";

import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { sessions, users } from "./schema";

/** Of a session that is neither ended nor past an end. */
export const open = and(
  isNull(sessions.endedAt),
  gt(sessions.expiresAt, sql`now()`),
  gt(sessions.idleExpiresAt, sql`now()`),
);

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

/** Gives a session another token, when the person has proven again who they are. Returns whether it was still open. */
export async function updateAuthenticated(id: string, tokenHash: string, on: Executor = db) {
  const updated = await on
    .update(sessions)
    .set({ tokenHash, authenticatedAt: sql`now()` })
    .where(and(eq(sessions.id, id), open))
    .returning({ id: sessions.id });
  return updated.length === 1;
}

/** What people see of a session. */
export const shown = {
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

/** One open session, if it is the person's own; the id is any text. */
export async function findOwnSession(id: string, userId: string, on: Executor = db) {
  const [found] = await on
    .select(shown)
    .from(sessions)
    .where(and(eq(sql`${sessions.id}::text`, id), eq(sessions.userId, userId), open));
  return found;
}

/** Notes that the terms are accepted, on every session of the person. */
export async function updateTermsNotOwed(userId: string, on: Executor = db) {
  await on.update(sessions).set({ termsOwed: false }).where(eq(sessions.userId, userId));
}
