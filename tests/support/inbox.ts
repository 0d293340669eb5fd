import { setTimeout as wait } from "node:timers/promises";

import type { KeptEmail } from "./resend-server.mjs";

type Wanted = {
  subject?: string | RegExp;
  /** Only an email that came after this one. */
  after?: KeptEmail;
};

/** Every email that was sent to the address, the newest last. */
export async function emailsTo(address: string): Promise<KeptEmail[]> {
  const response = await fetch(`${process.env.RESEND_BASE_URL}/inbox?to=${encodeURIComponent(address)}`);
  return response.json();
}

/** The newest email to the address. Waits up to ten seconds for it, then fails the test. */
export async function lastEmailTo(address: string, { subject, after }: Wanted = {}): Promise<KeptEmail> {
  let emails: KeptEmail[] = [];
  for (let tries = 0; tries < 100; tries++) {
    emails = await emailsTo(address);
    const newer = emails.slice(emails.findIndex(({ id }) => id === after?.id) + 1);
    const found = newer.findLast((email) => subject === undefined || isAbout(email, subject));
    if (found) return found;
    await wait(100);
  }
  throw new Error(
    `No such email to ${address}; there are: ${emails.map((email) => email.subject).join(" | ") || "none"}`,
  );
}

/** The link of an email, which its text has on a line of its own. */
export function linkIn({ subject, text = "" }: KeptEmail) {
  const link = text.match(/^https?:\S+$/m)?.[0];
  if (!link) throw new Error(`No link in "${subject}": ${text}`);
  return link;
}

/** The digits of the code in an email. */
export function codeIn({ subject, text = "" }: Pick<KeptEmail, "subject" | "text">) {
  const code = text.match(/^\d{4} \d{4}$/m)?.[0];
  if (!code) throw new Error(`No code in "${subject}": ${text}`);
  return code.replace(" ", "");
}

const isAbout = (email: KeptEmail, subject: string | RegExp) =>
  typeof subject === "string" ? email.subject.includes(subject) : subject.test(email.subject);
