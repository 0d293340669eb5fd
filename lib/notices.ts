import "server-only";

import type { Transaction } from "@/db";
import { findTimeStyle } from "@/db/users";
import { notice } from "@/emails/notice";
import { type SecurityNotice, securityNotices } from "@/emails/security-notices";
import { addressee, unlinked } from "@/emails/words";

import { browserName } from "./browsers";
import { env } from "./env";
import { fullTime } from "./moments";
import { enqueueEmail } from "./outbox";
import { currentClient } from "./request";
import { days, hours } from "./time";
import { urlOf } from "./urls";

const paths = {
  reset: "/forgot",
  authenticator: "/settings/authenticator",
  sessions: "/settings/sessions",
  login: "/login",
  restore: "/login",
  undo: "/login",
} as const;
const labels = {
  reset: "Secure my account",
  authenticator: "Check my settings",
  sessions: "Check my sessions",
  login: "Log in",
  restore: "Restore my account",
  undo: "Undo the change",
} as const;

/**
 * Owes the owner of an account a security notice, in the transaction of the change itself. The link in
 * it grants nothing, unless another is given. `detail` is what the notice names, a device or a number, and
 * `which` are the sessions it is about.
 */
export async function notify(
  kind: SecurityNotice,
  { id, email }: { id: string; email: string },
  detail: string | number,
  on: Transaction,
  { link, which = "" }: { link?: `/${string}`; which?: string } = {},
) {
  const { ip, userAgent, place } = await currentClient();
  const style = await findTimeStyle(id, on);
  const occasion = { browser: browserName(userAgent), ip, place, time: fullTime(new Date(), style) };
  // An address must be told as it is, or its reader can't see which it is.
  const told = kind === "email-change-asked" || kind === "email-changed" ? addressee : unlinked;
  const { subject, what, otherwise, button } = securityNotices[kind](occasion, told(String(detail)), which);
  const message = notice({
    subject,
    what,
    otherwise,
    occasion,
    button: { label: labels[button], url: urlOf(link ?? paths[button]), only: button === "undo" },
    address: email,
    postalAddress: env.POSTAL_ADDRESS,
  });
  await enqueueEmail({ kind, address: email, message, lifetime: button === "undo" ? days(7) : hours(24) }, on);
}
