import "server-only";

import { and, eq, inArray, isNotNull, lt, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { users } from "./schema";

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
