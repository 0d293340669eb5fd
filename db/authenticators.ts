import "server-only";

import { and, asc, count, eq, gt, lt, ne, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { authenticatorSetups, authenticators, users } from "./schema";

/** The authenticators of a person with their sealed keys, for checking a code. */
export const listAuthenticatorSecrets = (userId: string, on: Executor = db) =>
  on
    .select({ id: authenticators.id, name: authenticators.name, secret: authenticators.secret })
    .from(authenticators)
    .where(eq(authenticators.userId, userId))
    .orderBy(asc(authenticators.createdAt));

const shown = {
  id: authenticators.id,
  name: authenticators.name,
  createdAt: authenticators.createdAt,
  lastUsedAt: authenticators.lastUsedAt,
};

/** The authenticators of a person, oldest first, without their keys. */
export const listAuthenticators = (userId: string, on: Executor = db) =>
  on.select(shown).from(authenticators).where(eq(authenticators.userId, userId)).orderBy(asc(authenticators.createdAt));

/** One authenticator, if it is the person's own; the id is any text. */
export async function findAuthenticator(id: string, userId: string, on: Executor = db) {
  const [found] = await on
    .select(shown)
    .from(authenticators)
    .where(and(eq(sql`${authenticators.id}::text`, id), eq(authenticators.userId, userId)));
  return found;
}

/** How many authenticators a person has. */
export async function countAuthenticators(userId: string, on: Executor = db) {
  const [counted] = await on.select({ count: count() }).from(authenticators).where(eq(authenticators.userId, userId));
  return counted!.count;
}

/** Spends a half minute: false when it, or a later one, was accepted before. */
export async function updateStepSpent(id: string, step: number, on: Executor = db) {
  const spent = await on
    .update(authenticators)
    .set({ lastStep: step, lastUsedAt: sql`now()` })
    .where(and(eq(authenticators.id, id), lt(authenticators.lastStep, step)))
    .returning({ id: authenticators.id });
  return spent.length === 1;
}

type NewAuthenticator = Pick<typeof authenticators.$inferInsert, "userId" | "name" | "secret" | "lastStep">;

/** Adds an authenticator. */
export async function insertAuthenticator(authenticator: NewAuthenticator, on: Executor = db) {
  await on.insert(authenticators).values(authenticator);
}

/** Whether the person has an authenticator of this name, in any case, other than the one to leave out. */
export async function hasAuthenticatorNamed(userId: string, name: string, on: Executor, besides = "") {
  const [found] = await on
    .select({ id: authenticators.id })
    .from(authenticators)
    .where(
      and(
        eq(authenticators.userId, userId),
        eq(sql`lower(${authenticators.name})`, sql`lower(${name})`),
        ne(sql`${authenticators.id}::text`, besides),
      ),
    );
  return found !== undefined;
}

/** Gives an authenticator another name. Returns whether it is the person's own. */
export async function updateAuthenticatorName(id: string, userId: string, name: string, on: Executor = db) {
  const renamed = await on
    .update(authenticators)
    .set({ name })
    .where(and(eq(sql`${authenticators.id}::text`, id), eq(authenticators.userId, userId)))
    .returning({ id: authenticators.id });
  return renamed.length === 1;
}

/** Removes an authenticator. Returns its name, or nothing when it is not the person's own. */
export async function deleteAuthenticator(id: string, userId: string, on: Executor = db) {
  const [deleted] = await on
    .delete(authenticators)
    .where(and(eq(sql`${authenticators.id}::text`, id), eq(authenticators.userId, userId)))
    .returning({ name: authenticators.name });
  return deleted?.name;
}

/** Keeps the sealed key of an authenticator being set up, for 15 minutes, in place of any earlier one. */
export async function insertSetup(userId: string, secret: string, on: Executor = db) {
  const setup = { id: sql`gen_random_uuid()`, secret, expiresAt: sql`now() + interval '15 minutes'` };
  await on
    .insert(authenticatorSetups)
    .values({ userId, ...setup })
    .onConflictDoUpdate({ target: authenticatorSetups.userId, set: { ...setup, createdAt: sql`now()` } });
}

/** The authenticator that a person is setting up. */
export async function findSetup(userId: string, on: Executor = db) {
  const [found] = await on
    .select({ id: authenticatorSetups.id, secret: authenticatorSetups.secret })
    .from(authenticatorSetups)
    .where(and(eq(authenticatorSetups.userId, userId), gt(authenticatorSetups.expiresAt, sql`now()`)));
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
export async function deleteOldSetups(on: Executor = db) {
  await on.delete(authenticatorSetups).where(lt(authenticatorSetups.expiresAt, sql`now()`));
}

/** Counts one more wrong code. Returns how many it are in a row. */
export async function updateCodeFailed(userId: string, on: Executor = db) {
  const [counted] = await on
    .update(users)
    .set({ codeFailures: sql`${users.codeFailures} + 1` })
    .where(eq(users.id, userId))
    .returning({ failures: users.codeFailures });
  return counted?.failures ?? 0;
}

/** Ends the row of wrong codes. */
export async function updateCodeSucceeded(userId: string, on: Executor = db) {
  await on.update(users).set({ codeFailures: 0 }).where(eq(users.id, userId));
}

/** How many codes were wrong in a row. The row stays locked until the transaction ends. */
export async function lockCodeFailures(userId: string, on: Executor) {
  const [found] = await on
    .select({ failures: users.codeFailures })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update");
  return found?.failures ?? 0;
}
