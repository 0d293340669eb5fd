import "server-only";

import { desc, eq } from "drizzle-orm";

import { db, type Executor } from ".";
import { termsAcceptances } from "./schema";

/** Keeps which terms the person accepted, when, and from where. */
export async function insertTermsAcceptance(acceptance: typeof termsAcceptances.$inferInsert, on: Executor = db) {
  await on.insert(termsAcceptances).values(acceptance).onConflictDoNothing();
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
