import "server-only";

import { randomUUID } from "node:crypto";

import { after } from "next/server";

import { db, type Transaction } from "@/db";
import {
  deleteEmail,
  insertEmail,
  takeDueEmail,
  updateEmailGivenUp,
  updateEmailPayload,
  updateEmailPostponed,
  updateEmailSent,
} from "@/db/outbox";
import { commonHeaders, type Message } from "@/emails/message";

import { composeErased } from "./closing/compose";
import { env } from "./env";
import { log } from "./log";
import { sendEmail } from "./mail";
import { composeReset } from "./reset/compose";
import { seal, unseal } from "./seal";
import { hours, minutes, seconds } from "./time";

type Owed = { kind: string; address: string; message: Message; lifetime: number };

const about = (id: string) => `outbox/${id}`;

/**
 * Owes an email, in the transaction of the change it tells of: both are kept or neither. It goes out
 * right after the response, and is tried again until `lifetime` milliseconds have passed.
 */
export async function enqueueEmail({ kind, address, message, lifetime }: Owed, on: Transaction) {
  const id = randomUUID();
  await insertEmail({ id, kind, address, payload: seal(JSON.stringify(message), about(id)), lifetime }, on);
  after(deliverDueEmails);
}

/** Writes down an email that is composed only when it is sent, so that asking for it costs the same for every address. */
export async function enqueueUncomposed(
  kind: keyof typeof composers,
  address: string,
  lifetime: number,
  on: Transaction,
) {
  await oweUncomposed(kind, address, lifetime, on);
  after(deliverDueEmails);
}

/** The same where there is no response to wait for: the next delivery sends it. */
export const oweUncomposed = (kind: keyof typeof composers, address: string, lifetime: number, on: Transaction) =>
  insertEmail({ id: randomUUID(), kind, address, payload: null, lifetime }, on);

/** How emails are composed that are written down before. Undefined: nobody is owed one. */
const composers = { "reset-password": composeReset, "account-erased": composeErased };

/** Composes the email and keeps it, so that every further try sends the same; or forgets that it was asked for. */
const composed = ({ id, kind, address }: { id: string; kind: string; address: string }) =>
  db.transaction(async (tx) => {
    const message = await composers[kind as keyof typeof composers]?.(address, tx);
    if (message) await updateEmailPayload(id, seal(JSON.stringify(message), about(id)), tx);
    else await deleteEmail(id, tx);
    return message;
  });

/** Opens the message of an outbox row; undefined once it is emptied. */
export const messageIn = ({ id, payload }: { id: string; payload: string | null }): Message | undefined =>
  payload ? JSON.parse(unseal(payload, about(id))) : undefined;

const pauses = [seconds(5), seconds(30), minutes(2), minutes(10), minutes(30), hours(1)];

/** So many emails are on their way at once, so that one that hangs does not hold up the others. */
const senders = 3;

/** Delivers every email that is due. Any number of instances may do so at the same time. */
export async function deliverDueEmails() {
  await Promise.all(
    Array.from({ length: senders }, async () => {
      while (await deliverOne()) {}
    }),
  );
}

/** Delivers one email. Returns whether there was one; never throws. */
async function deliverOne() {
  try {
    const row = await takeDueEmail();
    if (!row) return false;

    const message = messageIn(row) ?? (await composed(row));
    if (!message) return true;
    const delivery = await sendEmail({
      address: row.address,
      ...message,
      headers: { ...commonHeaders, "X-Entity-Ref-ID": row.id },
      idempotencyKey: `${row.kind}/${row.id}`,
    });

    if (delivery.sent) await updateEmailSent(row.id, { keep: env.LOCAL_MODE });
    else await postponeOrGiveUp(row, delivery);
    return true;
  } catch (error) {
    log.error("email not delivered", { error });
    return false;
  }
}

async function postponeOrGiveUp(
  { id, kind, attempts }: { id: string; kind: string; attempts: number },
  { again, reason, pause }: { again: boolean; reason: string; pause?: number },
) {
  log.warn(again ? "email postponed" : "email given up", { id, kind, attempts, reason });
  if (!again) return updateEmailGivenUp(id, reason);
  await updateEmailPostponed(id, pause ?? pauses[Math.min(attempts, pauses.length) - 1]!, reason);
}
