import "server-only";

import { and, desc, eq, gt, lt, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { knownBrowsers } from "./schema";

/** Whether the person has logged in with this browser within the last 30 days. */
export async function findKnownBrowser(hash: string, userId: string, on: Executor = db) {
  const [found] = await on
    .select({ hash: knownBrowsers.hash })
    .from(knownBrowsers)
    .where(
      and(eq(knownBrowsers.hash, hash), eq(knownBrowsers.userId, userId), gt(knownBrowsers.expiresAt, sql`now()`)),
    );
  return found !== undefined;
}

/** Notes a login with this browser, good for 30 days. */
export async function insertKnownBrowser(hash: string, userId: string, on: Executor = db) {
  const expiresAt = sql`now() + interval '30 days'`;
  await on
    .insert(knownBrowsers)
    .values({ hash, userId, expiresAt })
    .onConflictDoUpdate({
      target: [knownBrowsers.hash, knownBrowsers.userId],
      set: { expiresAt, lastUsedAt: sql`now()` },
    });
}

/** When a person has logged in with which browsers of the last 30 days, without what they are known by. */
export const listKnownBrowsers = (userId: string, on: Executor = db) =>
  on
    .select({ createdAt: knownBrowsers.createdAt, lastUsedAt: knownBrowsers.lastUsedAt })
    .from(knownBrowsers)
    .where(eq(knownBrowsers.userId, userId))
    .orderBy(desc(knownBrowsers.lastUsedAt));

/** Forgets every browser of a person. */
export async function deleteKnownBrowsers(userId: string, on: Executor = db) {
  await on.delete(knownBrowsers).where(eq(knownBrowsers.userId, userId));
}

/** Deletes what is past its time. */
export const deleteOldKnownBrowsers = (batch: number, on: Executor = db) =>
  deleteOldRows(knownBrowsers, lt(knownBrowsers.expiresAt, sql`now()`), batch, on);
