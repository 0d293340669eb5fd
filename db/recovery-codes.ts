import "server-only";

import { and, count, eq, isNull, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { recoveryCodes, recoverySheets } from "./schema";

type Sheet = { userId: string; hashes: string[]; codes: string };

/** Puts a new set of codes in place of the old one. */
export async function insertRecoverySheet({ userId, hashes, codes }: Sheet, on: Executor) {
  await deleteRecoveryCodes(userId, on);
  await on.insert(recoveryCodes).values(hashes.map((hash) => ({ hash, userId })));
  await on.insert(recoverySheets).values({ userId, codes });
}

/** Uses a code of this person up, and of nobody else. Returns whether it was there. */
export async function updateRecoveryCodeUsed(hash: string, userId: string, on: Executor = db) {
  const used = await on
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(recoveryCodes.hash, hash), eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)))
    .returning({ hash: recoveryCodes.hash });
  return used.length === 1;
}

/** Whether this was a code of the person, used or not. */
export async function findRecoveryCode(hash: string, userId: string, on: Executor = db) {
  const [found] = await on
    .select({ usedAt: recoveryCodes.usedAt })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.hash, hash), eq(recoveryCodes.userId, userId)));
  return found;
}

/** How many unused codes the person has left. */
export async function countRecoveryCodes(userId: string, on: Executor = db) {
  const [counted] = await on
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  return counted!.left;
}

/** The newest set: when it was made, and its sealed codes while nobody said that they are kept. */
export async function findRecoverySheet(userId: string, on: Executor = db) {
  const [sheet] = await on
    .select({ codes: recoverySheets.codes, createdAt: recoverySheets.createdAt })
    .from(recoverySheets)
    .where(eq(recoverySheets.userId, userId));
  return sheet;
}

/** Makes these sealed codes unreadable from now on, and no newer ones. */
export async function updateRecoverySheetKept(userId: string, codes: string, on: Executor = db) {
  await on
    .update(recoverySheets)
    .set({ codes: null })
    .where(and(eq(recoverySheets.userId, userId), eq(recoverySheets.codes, codes)));
}

/** Voids every code of the person. */
export async function deleteRecoveryCodes(userId: string, on: Executor = db) {
  await on.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await on.delete(recoverySheets).where(eq(recoverySheets.userId, userId));
}
