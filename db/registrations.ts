import "server-only";

import { and, desc, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { type Registration, registrations } from "./schema";

type NewRegistration = Pick<Registration, "email" | "passwordHash" | "firstName" | "lastName" | "browserHash">;

const live = gt(registrations.expiresAt, sql`now()`);
const lifetime = sql`now() + interval '24 hours'`;

/** Keeps what somebody typed, for a day. It opens nothing. */
export async function insertRegistration(registration: NewRegistration, on: Executor = db) {
  await on.insert(registrations).values({ ...registration, expiresAt: lifetime });
}

/** The registration that was made in the browser with this secret. */
export async function findRegistration(browserHash: string, on: Executor = db) {
  const [found] = await on
    .select()
    .from(registrations)
    .where(and(eq(registrations.browserHash, browserHash), live));
  return found;
}

const waiting = and(live, isNotNull(registrations.termsAcceptedAt), isNull(registrations.userId));

/** The newest registrations that wait for this address to be confirmed, three at the most. */
export const listWaitingRegistrations = (email: string, on: Executor = db) =>
  on
    .select()
    .from(registrations)
    .where(and(eq(registrations.email, email), waiting))
    .orderBy(desc(registrations.createdAt))
    .limit(3);

/** Notes that the terms were accepted, once, and keeps the registration for a day. Returns whether it was this call. */
export async function updateTermsAccepted(id: string, termsVersion: string, termsIp: string, on: Executor = db) {
  const updated = await on
    .update(registrations)
    .set({ termsVersion, termsIp, termsAcceptedAt: sql`now()`, expiresAt: lifetime })
    .where(and(eq(registrations.id, id), live, isNull(registrations.termsAcceptedAt)))
    .returning({ id: registrations.id });
  return updated.length === 1;
}

/**
 * Sets the address of a registration that waits for its confirmation, and keeps it for a day: as long as
 * the link works that is sent there. Returns whether it still waited.
 */
export async function updateRegistrationEmail(id: string, email: string, on: Executor = db) {
  const updated = await on
    .update(registrations)
    .set({ email, expiresAt: lifetime })
    .where(and(eq(registrations.id, id), waiting))
    .returning({ id: registrations.id });
  return updated.length === 1;
}

/** Ties the registration to another browser, whose user has given its password. */
export async function updateRegistrationBrowser(id: string, browserHash: string, on: Executor = db) {
  await on.update(registrations).set({ browserHash }).where(eq(registrations.id, id));
}

/** Notes which account the registration became. */
export async function updateRegistrationConfirmed(id: string, userId: string, on: Executor = db) {
  await on.update(registrations).set({ userId }).where(eq(registrations.id, id));
}

/** Forgets a registration that did not become an account. */
export async function deleteRegistration(browserHash: string, on: Executor = db) {
  await on.delete(registrations).where(and(eq(registrations.browserHash, browserHash), isNull(registrations.userId)));
}

/** Deletes what was never confirmed in its day. */
export const deleteOldRegistrations = (batch: number, on: Executor = db) =>
  deleteOldRows(registrations, lt(registrations.expiresAt, sql`now()`), batch, on);
