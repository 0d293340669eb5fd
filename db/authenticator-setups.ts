import "server-only";

import { and, eq, gt, lt, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { authenticatorSetups } from "./schema";

/** Keeps the sealed key of an authenticator being set up in a session, for 15 minutes, in place of any earlier one. */
export async function insertSetup(userId: string, sessionId: string, secret: string, on: Executor = db) {
  const setup = { id: sql`gen_random_uuid()`, sessionId, secret, expiresAt: sql`now() + interval '15 minutes'` };
  await on
    .insert(authenticatorSetups)
    .values({ userId, ...setup })
    .onConflictDoUpdate({ target: authenticatorSetups.userId, set: { ...setup, createdAt: sql`now()` } });
}

/** The authenticator that a person is setting up in this session. */
export async function findSetup(userId: string, sessionId: string, on: Executor = db) {
  const [found] = await on
    .select({ id: authenticatorSetups.id, secret: authenticatorSetups.secret })
    .from(authenticatorSetups)
    .where(
      and(
        eq(authenticatorSetups.userId, userId),
        eq(authenticatorSetups.sessionId, sessionId),
        gt(authenticatorSetups.expiresAt, sql`now()`),
      ),
    );
  return found;
}

/** Ends the set-up with this id. Returns whether it was still open. */
export async function takeSetup(userId: string, id: string, on: Executor = db) {
  const taken = await on
    .delete(authenticatorSetups)
    .where(
      and(
        eq(authenticatorSetups.userId, userId),
        eq(sql`${authenticatorSetups.id}::text`, id),
        gt(authenticatorSetups.expiresAt, sql`now()`),
      ),
    )
    .returning({ id: authenticatorSetups.id });
  return taken.length === 1;
}

/** Forgets what a person was setting up. */
export async function deleteSetup(userId: string, on: Executor = db) {
  await on.delete(authenticatorSetups).where(eq(authenticatorSetups.userId, userId));
}

/** Deletes set-ups that are over. */
export const deleteOldSetups = (batch: number, on: Executor = db) =>
  deleteOldRows(authenticatorSetups, lt(authenticatorSetups.expiresAt, sql`now()`), batch, on);
