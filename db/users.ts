import "server-only";

import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";

import { db, type Executor, type Transaction } from ".";
import { termsAcceptances, type User, users } from "./schema";

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

/** Keeps which terms the person accepted, when, and from where. */
export async function insertTermsAcceptance(acceptance: typeof termsAcceptances.$inferInsert, on: Executor = db) {
  await on.insert(termsAcceptances).values(acceptance).onConflictDoNothing();
}

/** What a login needs to know of the account with this canonical address. */
export async function findUserByEmail(email: string, on: Executor = db) {
  const [user] = await on
    .select({ id: users.id, email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));
  return user;
}

const account = {
  firstName: users.firstName,
  lastName: users.lastName,
  mobileNumber: users.mobileNumber,
  street: users.street,
  city: users.city,
  region: users.region,
  postalCode: users.postalCode,
  country: users.country,
  companyName: users.companyName,
  taxNumber: users.taxNumber,
  locale: users.locale,
  timeZone: users.timeZone,
};

/** What the account page shows of a person. */
export async function findAccount(id: string, on: Executor = db) {
  const [found] = await on
    .select({
      ...account,
      email: users.email,
      version: users.version,
      createdAt: users.createdAt,
      emailVerifiedAt: users.emailVerifiedAt,
      savedAt: users.savedAt,
      passwordChangedAt: users.passwordChangedAt,
    })
    .from(users)
    .where(eq(users.id, id));
  return found;
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

export type AccountDetails = Omit<Pick<User, keyof typeof account>, "locale" | "timeZone"> &
  Partial<Pick<User, "locale" | "timeZone">>;

/** The details of a person and their version, which nobody else can change until the transaction ends. */
export async function lockAccount(id: string, on: Transaction) {
  const [found] = await on
    .select({ ...account, version: users.version })
    .from(users)
    .where(eq(users.id, id))
    .for("update");
  return found;
}

/** Saves the details as a new version. A company detail that is set stays as it is, whatever is asked. */
export async function updateAccount(
  id: string,
  { companyName, taxNumber, ...rest }: AccountDetails,
  on: Executor = db,
) {
  await on
    .update(users)
    .set({
      ...rest,
      companyName: sql`coalesce(${users.companyName}, ${companyName})`,
      taxNumber: sql`coalesce(${users.taxNumber}, ${taxNumber})`,
      version: sql`${users.version} + 1`,
      savedAt: sql`now()`,
    })
    .where(eq(users.id, id));
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

/** The newest version of the terms that a person accepted. */
export async function findTermsAcceptance(userId: string, on: Executor = db) {
  const [found] = await on
    .select({ version: termsAcceptances.version, acceptedAt: termsAcceptances.acceptedAt })
    .from(termsAcceptances)
    .where(eq(termsAcceptances.userId, userId))
    .orderBy(desc(termsAcceptances.version))
    .limit(1);
  return found;
}

/** Every version of the terms that a person accepted. */
export const listTermsAcceptances = (userId: string, on: Executor = db) =>
  on.select().from(termsAcceptances).where(eq(termsAcceptances.userId, userId)).orderBy(desc(termsAcceptances.version));

/** Lets the account be erased in 14 days. Returns when. */
export async function updateClosing(id: string, on: Executor = db) {
  const [closing] = await on
    .update(users)
    .set({ closesAt: sql`now() + interval '14 days'` })
    .where(eq(users.id, id))
    .returning({ closesAt: users.closesAt });
  return closing!.closesAt!;
}

/** Lets a closing account stay. Returns whether it was closing. */
export async function updateRestored(id: string, on: Executor = db) {
  const restored = await on
    .update(users)
    .set({ closesAt: null })
    .where(and(eq(users.id, id), isNotNull(users.closesAt)))
    .returning({ id: users.id });
  return restored.length === 1;
}

/** Erases accounts whose 14 days are over, one batch, with all that belongs to them. Returns who they were. */
export async function deleteClosedUsers(batch: number, on: Executor = db) {
  const due = on
    .select({ id: users.id })
    .from(users)
    .where(lt(users.closesAt, sql`now()`))
    .limit(batch)
    .for("update", { skipLocked: true });
  return on.delete(users).where(inArray(users.id, due)).returning({ id: users.id, email: users.email });
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
