import "server-only";

import { and, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";

import { db, type Executor } from ".";
import { activity } from "./schema";

/** Adds one row to the log of security events. */
export async function insertActivity(row: typeof activity.$inferInsert, on: Executor = db) {
  await on.insert(activity).values(row);
}

type Page = { events?: string[]; before?: number; days?: number; limit: number };

/** The events of a person within the last 90 days or so many, newest first: all or some kinds, from before an id on. */
export const listActivity = (userId: string, { events, before, days = 90, limit }: Page, on: Executor = db) =>
  on
    .select({
      id: activity.id,
      event: activity.event,
      ip: activity.ip,
      userAgent: activity.userAgent,
      detail: activity.detail,
      at: activity.at,
    })
    .from(activity)
    .where(
      and(
        eq(activity.userId, userId),
        gt(activity.at, sql`now() - ${days} * interval '1 day'`),
        events && inArray(activity.event, events),
        before === undefined ? undefined : lt(activity.id, before),
      ),
    )
    .orderBy(desc(activity.id))
    .limit(limit);

/** Shortens addresses after a week and deletes rows after a year, one batch. Returns how many rows it touched. */
export async function retainActivity(batch: number, on: Executor = db) {
  const { rows } = await on.execute<{ touched: number }>(sql`select retain_activity(${batch}) as touched`);
  return rows[0]!.touched;
}

/** Empties what the log says of people whose accounts are gone. The rows stay, under an id that leads nowhere. */
export async function forgetInActivity(userIds: string[], on: Executor = db) {
  await on.execute(sql`select forget_in_activity(${sql.param(userIds)}::uuid[])`);
}
