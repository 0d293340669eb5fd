import "server-only";

import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { deleteOldRows } from "./old-rows";
import { outbox } from "./schema";

type NewEmail = Pick<typeof outbox.$inferInsert, "id" | "kind" | "address" | "payload"> & { lifetime: number };

/** Writes down an email that is owed; after `lifetime` milliseconds it is not worth sending any more. */
export async function insertEmail({ lifetime, ...email }: NewEmail, on: Executor = db) {
  await on.insert(outbox).values({ ...email, expiresAt: sql`now() + ${lifetime} * interval '1 millisecond'` });
}

const waiting = and(isNull(outbox.sentAt), isNull(outbox.givenUpAt), gt(outbox.expiresAt, sql`now()`));

/**
 * Takes the next email that is due, for one minute: one worker gets it, however many ask. Whoever does
 * not report back in time loses it to the next.
 */
export async function takeDueEmail(on: Executor = db) {
  const due = on
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        waiting,
        lte(outbox.nextTryAt, sql`now()`),
        or(isNull(outbox.lockedUntil), lt(outbox.lockedUntil, sql`now()`)),
      ),
    )
    .orderBy(outbox.nextTryAt)
    .limit(1)
    .for("update", { skipLocked: true });
  const [taken] = await on
    .update(outbox)
    .set({ lockedUntil: sql`now() + interval '1 minute'`, attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, sql`(${due})`))
    .returning();
  return taken;
}

/** Keeps the sealed message of an email that was written down before it was composed. */
export async function updateEmailPayload(id: string, payload: string, on: Executor = db) {
  await on.update(outbox).set({ payload }).where(eq(outbox.id, id));
}

/** Deletes an email that turned out to be owed to nobody. */
export async function deleteEmail(id: string, on: Executor = db) {
  await on.delete(outbox).where(eq(outbox.id, id));
}

/** Notes that the email was delivered, and empties it unless it is kept for reading. */
export async function updateEmailSent(id: string, { keep }: { keep: boolean }, on: Executor = db) {
  await on
    .update(outbox)
    .set({ sentAt: sql`now()`, lockedUntil: null, lastError: null, ...(!keep && { payload: null }) })
    .where(eq(outbox.id, id));
}

/** Lets the email be tried again after `pause` milliseconds. */
export async function updateEmailPostponed(id: string, pause: number, lastError: string, on: Executor = db) {
  await on
    .update(outbox)
    .set({ lockedUntil: null, nextTryAt: sql`now() + ${pause} * interval '1 millisecond'`, lastError })
    .where(eq(outbox.id, id));
}

/** Gives an email up that will never be accepted. */
export async function updateEmailGivenUp(id: string, lastError: string, on: Executor = db) {
  await on
    .update(outbox)
    .set({ givenUpAt: sql`now()`, lockedUntil: null, payload: null, lastError })
    .where(eq(outbox.id, id));
}

/** The newest emails, for the mailbox of local mode. */
export const listEmails = (on: Executor = db) => on.select().from(outbox).orderBy(desc(outbox.createdAt)).limit(200);

/** One email, for the mailbox of local mode. */
export async function findEmail(id: string, on: Executor = db) {
  const [email] = await on.select().from(outbox).where(eq(outbox.id, id));
  return email;
}

/** How long, in seconds, the longest waiting email has been due. */
export async function findOutboxAge(on: Executor = db) {
  const [oldest] = await on
    .select({ age: sql<number>`coalesce(max(extract(epoch from now() - ${outbox.createdAt})), 0)::float8` })
    .from(outbox)
    .where(waiting);
  return oldest!.age;
}

/** Deletes every email that was written to the addresses. */
export async function deleteEmailsTo(addresses: string[], on: Executor = db) {
  await on.delete(outbox).where(inArray(outbox.address, addresses));
}

/** Gives up what is still owed to an address, or of that one kind. */
export async function deleteWaitingEmails(address: string, on: Executor = db, kind?: string) {
  await on.delete(outbox).where(and(eq(outbox.address, address), waiting, kind ? eq(outbox.kind, kind) : undefined));
}

/** Empties what expired unsent, one batch. Returns how many. */
export async function emptyExpiredEmails(batch: number, on: Executor = db) {
  const expired = on
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.sentAt), isNotNull(outbox.payload), lt(outbox.expiresAt, sql`now()`)))
    .limit(batch)
    .for("update", { skipLocked: true });
  const emptied = await on
    .update(outbox)
    .set({ payload: null })
    .where(inArray(outbox.id, expired))
    .returning({ id: outbox.id });
  return emptied.length;
}

/** Deletes what is older than 30 days. */
export const deleteOldEmails = (batch: number, on: Executor = db) =>
  deleteOldRows(outbox, lt(outbox.createdAt, sql`now() - interval '30 days'`), batch, on);
