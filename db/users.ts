import "server-only";

import { and, eq, gt, isNull, or, sql } from "drizzle-orm";

import { db, type Executor, type Transaction } from ".";
import { type User, users } from "./schema";

type NewUser = Pick<User, "email" | "passwordHash" | "firstName" | "lastName">;

/** Adds a person with a confirmed address. Nothing, when the address has an account already: the constraint decides. */
export async function insertUser(user: NewUser, on: Executor = db) {
  const [inserted] = await on
    .insert(users)
    .values(user)
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id, email: users.email });
  return inserted;
}

/** What a login needs to know of the account with this canonical address. */
export async function findUserByEmail(email: string, on: Executor = db) {
  const [user] = await on
    .select({ id: users.id, email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));
  return user;
}

/**
 * Lets nobody else who asks for it go on with this person until the transaction ends. Ask before touching
 * tokens, challenges, sessions or changes of address: in another order two would wait for each other.
 * Returns what may have changed meanwhile.
 */
export async function lockUser(id: string, on: Transaction) {
  const [locked] = await on
    .select({ email: users.email, closesAt: users.closesAt })
    .from(users)
    .where(eq(users.id, id))
    .for("no key update");
  return locked;
}

/** Replaces the password. */
export async function updatePasswordHash(id: string, passwordHash: string, on: Executor = db) {
  await on.update(users).set({ passwordHash, passwordChangedAt: sql`now()` }).where(eq(users.id, id));
}

/**
 * Whether this still is the password, of an account that is not to be erased already. Nobody can change it
 * until the transaction ends.
 */
export async function lockPasswordHash(id: string, passwordHash: string, on: Transaction) {
  const found = await on
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.id, id),
        eq(users.passwordHash, passwordHash),
        or(isNull(users.closesAt), gt(users.closesAt, sql`now()`)),
      ),
    )
    .for("no key update");
  return found.length === 1;
}

/** What proving again who one is needs of an account. */
export async function findPasswordHash(id: string, on: Executor = db) {
  const [user] = await on.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, id));
  return user?.passwordHash;
}

/** How a person wants times to be written. */
export async function findTimeStyle(id: string, on: Executor = db) {
  const [found] = await on
    .select({ locale: users.locale, timeZone: users.timeZone })
    .from(users)
    .where(eq(users.id, id));
  return found;
}

/** Replaces the password, if it is still the one that was checked. Returns whether it was. */
export async function updatePasswordHashFrom(id: string, from: string, to: string, on: Executor = db) {
  const updated = await on
    .update(users)
    .set({ passwordHash: to, passwordChangedAt: sql`now()` })
    .where(and(eq(users.id, id), eq(users.passwordHash, from)))
    .returning({ id: users.id });
  return updated.length === 1;
}

/** Stores the same password hashed anew, if it is still the one that was hashed. */
export async function updatePasswordHashRenewed(id: string, from: string, to: string, on: Executor = db) {
  await on
    .update(users)
    .set({ passwordHash: to })
    .where(and(eq(users.id, id), eq(users.passwordHash, from)));
}
