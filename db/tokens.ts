import "server-only";

import { and, eq, gt, lt, not, sql } from "drizzle-orm";

import { db, type Executor, type Transaction } from ".";
import { deleteOldRows } from "./old-rows";
import { type TokenPurpose, tokens } from "./schema";
import { insertEndedToken } from "./token-ends";
import { lockUser } from "./users";

const live = (hash: string, purpose: TokenPurpose) =>
  and(eq(tokens.hash, hash), eq(tokens.purpose, purpose), gt(tokens.expiresAt, sql`now()`));

type NewToken = Omit<typeof tokens.$inferInsert, "expiresAt"> & { lifetime: number };

const expiry = (lifetime: number) => sql`now() + ${lifetime} * interval '1 millisecond'`;

/** Stores a token, of which any number may live side by side. */
export async function insertToken({ lifetime, ...token }: NewToken, on: Executor = db) {
  await on.insert(tokens).values({ ...token, expiresAt: expiry(lifetime) });
}

/** Stores a token in place of any earlier one for the same purpose and address, which is noted as replaced. */
export async function insertOnlyToken({ lifetime, ...token }: NewToken, on: Executor = db) {
  const [replaced] = await on
    .delete(tokens)
    .where(and(eq(tokens.purpose, token.purpose), eq(tokens.address, token.address)))
    .returning({ hash: tokens.hash });
  if (replaced) await insertEndedToken({ ...token, hash: replaced.hash, reason: "replaced" }, on);

  const values = { ...token, expiresAt: expiry(lifetime) };
  await on
    .insert(tokens)
    .values(values)
    .onConflictDoUpdate({
      target: [tokens.purpose, tokens.address],
      targetWhere: sql`purpose in ('verify-email', 'reset-password')`,
      set: { ...values, codeTries: 0, createdAt: sql`now()` },
    });
}

/** A live token, without using it up. */
export async function findToken(hash: string, purpose: TokenPurpose, on: Executor = db) {
  const [token] = await on.select().from(tokens).where(live(hash, purpose));
  return token;
}

/** A live token of a person, who is locked before anything is done with it. */
export async function lockToken(hash: string, purpose: TokenPurpose, on: Transaction) {
  const userId = (await findToken(hash, purpose, on))?.userId;
  if (!userId) return;
  await lockUser(userId, on);
  // It may have ended while the person was locked by somebody else.
  const token = await findToken(hash, purpose, on);
  return token && { ...token, userId };
}

/** Reads the token and deletes it in one statement, so that two requests cannot both have it. */
export async function takeToken(hash: string, purpose: TokenPurpose, on: Executor = db) {
  const [token] = await on.delete(tokens).where(live(hash, purpose)).returning();
  if (token && purpose !== "login-ticket") await insertEndedToken({ ...token, reason: "used" }, on);
  return token;
}

/** Counts one more try of the code, of which there are five. Returns the token, or nothing when they are spent. */
export async function updateCodeTried(purpose: TokenPurpose, address: string, on: Executor = db) {
  const [token] = await on
    .update(tokens)
    .set({ codeTries: sql`${tokens.codeTries} + 1` })
    .where(
      and(
        eq(tokens.purpose, purpose),
        eq(tokens.address, address),
        gt(tokens.expiresAt, sql`now()`),
        lt(tokens.codeTries, 5),
      ),
    )
    .returning({ hash: tokens.hash, codeHash: tokens.codeHash });
  return token;
}

/** Counts one more try of the code of this token, of which there are five. Returns its hash, or nothing when they are spent. */
export async function updateTokenCodeTried(hash: string, on: Executor = db) {
  const [token] = await on
    .update(tokens)
    .set({ codeTries: sql`${tokens.codeTries} + 1` })
    .where(and(eq(tokens.hash, hash), gt(tokens.expiresAt, sql`now()`), lt(tokens.codeTries, 5)))
    .returning({ codeHash: tokens.codeHash });
  return token?.codeHash ?? undefined;
}

/** Deletes the live tokens that a person has for a purpose, or of those the ones for an address, which are noted as replaced. */
export async function deleteTokensFor(userId: string, purpose: TokenPurpose, on: Executor = db, address?: string) {
  const deleted = await on
    .delete(tokens)
    .where(
      and(eq(tokens.userId, userId), eq(tokens.purpose, purpose), address ? eq(tokens.address, address) : undefined),
    )
    .returning();
  for (const token of deleted) await insertEndedToken({ ...token, reason: "replaced" }, on);
}

/** Ends the token of an address that nobody waits for any more; it is noted as replaced. */
export async function withdrawToken(purpose: TokenPurpose, address: string, on: Executor = db) {
  const [withdrawn] = await on
    .delete(tokens)
    .where(and(eq(tokens.purpose, purpose), eq(tokens.address, address)))
    .returning();
  if (withdrawn) await insertEndedToken({ ...withdrawn, reason: "replaced" }, on);
}

/** Deletes the live tokens of an address. */
export async function deleteTokens(purpose: TokenPurpose, address: string, on: Executor = db) {
  await on.delete(tokens).where(and(eq(tokens.purpose, purpose), eq(tokens.address, address)));
}

/** Deletes what expired a week ago. */
export const deleteOldTokens = (batch: number, on: Executor = db) =>
  deleteOldRows(tokens, lt(tokens.expiresAt, sql`now() - interval '7 days'`), batch, on);

/**
 * Deletes the live tokens of a person, but not the links that undo a change of address, or only those
 * made since: whoever has the account now can't take them from the owner of an earlier mailbox.
 */
export async function deleteTokensButUndo(userId: string, on: Executor = db, since?: Date) {
  const undo = and(eq(tokens.purpose, "undo-email-change"), since && lt(tokens.createdAt, since));
  const deleted = await on
    .delete(tokens)
    .where(and(eq(tokens.userId, userId), not(undo!)))
    .returning();
  for (const token of deleted)
    if (token.purpose !== "login-ticket") await insertEndedToken({ ...token, reason: "ended" }, on);
}
