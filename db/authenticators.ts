import "server-only";

import { and, asc, count, eq, lt, ne, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { authenticators, users } from "./schema";

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
