import "server-only";

import { Resend } from "resend";

import { env } from "./env";
import { minutes, seconds } from "./time";

export type Email = {
  address: string;
  subject: string;
  html: string;
  text: string;
  /** The same key makes the provider deliver once, however often we ask. */
  idempotencyKey: string;
  headers: Record<string, string>;
};

/** What came of handing an email over: it went, it may go later, or it never will. */
export type Delivery = { sent: true } | { sent: false; again: boolean; reason: string; pause?: number };

let resend: Resend | undefined;

/**
 * Hands one email to Resend, within ten seconds; in local mode the outbox itself is the mailbox. Never
 * throws: what the provider says is a value.
 */
export async function sendEmail({ address, idempotencyKey, ...message }: Email): Promise<Delivery> {
  if (env.LOCAL_MODE) return { sent: true };

  resend ??= new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });
  // The SDK hands what it is given to fetch: a redirect would take the email, with its links, to a host nobody chose.
  const options = { idempotencyKey, redirect: "error" };
  const handedOver = resend.emails.send({ from: env.EMAIL_FROM, to: address, ...message }, options);
  const { error, headers } = await Promise.race([handedOver, tooLate()]);
  if (!error) return { sent: true };

  const refused = error.statusCode === 400 || error.statusCode === 422;
  const pause = error.statusCode === 429 ? retryAfter(headers?.["retry-after"]) : undefined;
  return { sent: false, again: !refused, reason: `${error.name} (${error.statusCode ?? "no answer"})`, pause };
}

/** The SDK waits for ever; we do not. */
const tooLate = () =>
  new Promise<{ error: { name: string; statusCode: null }; headers: null }>((resolve) =>
    setTimeout(() => resolve({ error: { name: "timeout", statusCode: null }, headers: null }), seconds(10)).unref(),
  );

const retryAfter = (header?: string) => Math.min(minutes(60), seconds(Number(header) || 60));
