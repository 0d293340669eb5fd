import "server-only";

import { eq, sql } from "drizzle-orm";

import { db, type Executor, type Transaction } from ".";
import { type User, users } from "./schema";

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
