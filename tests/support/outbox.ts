import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import type * as Outbox from "@/lib/outbox";

import { emailsTo } from "./inbox";
import { type Mode, startResendServer } from "./resend-server.mjs";

type Message = { subject: string; text: string; html: string };

/**
 * A provider of emails for one file of tests, and an outbox that delivers to it. The app reads its settings when it
 * is first imported, so this must come before: files that use it import nothing of the app themselves.
 */
export async function anOutbox() {
  let provider = await startResendServer();
  process.env.RESEND_BASE_URL = provider.url;

  const { insertEmail } = await import("@/db/outbox");
  const { seal } = await import("@/lib/seal");
  const { row } = await import("./rows");
  const { deliverDueEmails }: typeof Outbox = await import("@/lib/outbox");

  /** Owes an email, and returns its id. */
  async function owe(address: string, { lifetime = 3_600_000, message = aMessage } = {}) {
    const id = randomUUID();
    const payload = seal(JSON.stringify(message), `outbox/${id}`);
    await insertEmail({ id, kind: "verify-email", address, payload, lifetime });
    return id;
  }

  const close = () => provider.close();
  const port = Number(new URL(provider.url).port);

  return {
    owe,
    deliver: deliverDueEmails,
    /** Makes the provider fail: for so many emails, or until told otherwise. */
    behave: (mode: Mode, times?: number, retryAfter?: number) =>
      fetch(`${provider.url}/mode`, { method: "POST", body: JSON.stringify({ mode, times, retryAfter }) }),
    close,
    reopen: async () => {
      provider = await startResendServer({ port });
    },
    /** What the outbox says of an email. Waits are in whole seconds from now. */
    stateOf: async (id: string) =>
      row(
        `select attempts, payload, last_error, sent_at is not null as sent, given_up_at is not null as given_up,
           locked_until is not null as locked, round(extract(epoch from next_try_at - now()))::int as wait
         from outbox where id = $1`,
        [id],
      ),
    /** Lets so much time go by for an email, in the words of PostgreSQL. */
    age: (id: string, interval: string) =>
      row(
        `update outbox set created_at = created_at - $2::interval, next_try_at = next_try_at - $2::interval,
           locked_until = locked_until - $2::interval, expires_at = expires_at - $2::interval where id = $1`,
        [id, interval],
      ),
    received: emailsTo,
    /** Forgets every email, so that no test delivers another's. */
    empty: () => row("delete from outbox"),
  };
}

export const aMessage: Message = { subject: "A canary sings", text: "A canary sings.", html: "<p>A canary sings.</p>" };

let people = 0;

/** An address that no other email of this file goes to. */
export const aRecipient = () => `reader.${++people}.${Date.now().toString(36)}@example.com`;

/** Waits for something to become true, at most five seconds. */
export async function until(condition: () => Promise<boolean>) {
  for (let tries = 0; tries < 200; tries++) {
    if (await condition()) return;
    await wait(25);
  }
  throw new Error("It did not become true.");
}
