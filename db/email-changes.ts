import "server-only";

import { and, eq, gt, lt, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { emailChanges, users } from "./schema";

type NewChange = Pick<typeof emailChanges.$inferInsert, "userId" | "oldEmail" | "newEmail" | "tokenHash">;

/** Keeps the address that a person changes to, for a day, in place of any other. */
export async function insertEmailChange(change: NewChange, on: Executor = db) {
  const values = { ...change, expiresAt: sql`now() + interval '24 hours'` };
  await on
    .insert(emailChanges)
    .values(values)
    .onConflictDoUpdate({ target: emailChanges.userId, set: { ...values, createdAt: sql`now()` } });
}

const live = gt(emailChanges.expiresAt, sql`now()`);

/** The change of address that a person waits for. */
export async function findEmailChange(userId: string, on: Executor = db) {
  const [found] = await on
    .select()
    .from(emailChanges)
    .where(and(eq(emailChanges.userId, userId), live));
  return found;
}

/** Ends the change with this token. Returns it, or nothing when it is not the one that waits. */
export async function takeEmailChange(tokenHash: string, on: Executor = db) {
  const [taken] = await on
    .delete(emailChanges)
    .where(and(eq(emailChanges.tokenHash, tokenHash), live))
    .returning();
  return taken;
}

/** Forgets the change that a person waits for. Returns whether there was one. */
export async function deleteEmailChange(userId: string, on: Executor = db) {
  const deleted = await on
    .delete(emailChanges)
    .where(eq(emailChanges.userId, userId))
    .returning({ userId: emailChanges.userId });
  return deleted.length === 1;
}

/** Deletes changes that nobody confirmed in their day. */
export const deleteOldEmailChanges = (batch: number, on: Executor = db) =>
  deleteOldRows(emailChanges, lt(emailChanges.expiresAt, sql`now()`), batch, on);

/**
 * Gives the person another address, if it is still the old one and nobody has the new one: the
 * constraint decides. Returns whether it was given.
 */
export async function updateEmail(userId: string, from: string, to: string, on: Executor = db) {
  try {
    // A savepoint, so that the caller's transaction goes on when the constraint refuses.
    return await on.transaction(async (tx) => {
      const updated = await tx
        .update(users)
        .set({ email: to, emailVerifiedAt: sql`now()` })
        .where(and(eq(users.id, userId), eq(users.email, from)))
        .returning({ id: users.id });
      return updated.length === 1;
    });
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    if (cause?.code === uniqueViolation) return false;
    throw error;
  }
}

/** PostgreSQL's name for a value that somebody else has already. */
const uniqueViolation = "23505";
