import "server-only";

import { cookies } from "next/headers";

import { db, type Transaction } from "@/db";
import { updateSurplusEnded } from "@/db/session-ends";
import { insertSession } from "@/db/sessions";
import { findTermsAcceptance } from "@/db/terms-acceptances";
import { insertToken, lockToken, takeToken } from "@/db/tokens";

import { recordActivity } from "./activity";
import { deleteCookie, loginCookie } from "./cookies";
import { termsDocument } from "./documents";
import { notify } from "./notices";
import { currentClient } from "./request";
import { hashOf, newSecret } from "./secrets";
import { lifetimeOf } from "./session-lifetimes";
import { minutes } from "./time";

/** How many sessions a person has at the most; the longest unused gives way. */
const mostSessions = 50;

type Login = { user: { id: string; email: string }; remembered: boolean };

/** Makes a ticket for one session, good for a minute and in this browser only. Call it once every factor has passed. */
export async function issueTicket({ user, remembered }: Login, on?: Transaction) {
  const [ticket, browser] = [newSecret(), newSecret()];
  (await cookies()).set({ ...loginCookie(), value: browser });
  const token = {
    hash: hashOf(ticket),
    purpose: "login-ticket" as const,
    address: user.email,
    userId: user.id,
    browserHash: hashOf(browser),
    remembered,
    lifetime: minutes(1),
  };
  await insertToken(token, on);
  return ticket;
}

/**
 * Takes a ticket and opens the session it stands for. Returns the session's token, which can be had
 * nowhere else, or null when the ticket is unknown, used, expired, or another browser's.
 */
export async function openSession(ticket: unknown) {
  if (typeof ticket !== "string") return null;
  const jar = await cookies();
  const browser = jar.get(loginCookie().name)?.value ?? "";
  await deleteCookie(loginCookie());
  const client = await currentClient();

  return db.transaction(async (tx) => {
    // The person is locked: logins at the same moment would not see each other's sessions, and all would stay.
    const token = await lockToken(hashOf(ticket), "login-ticket", tx);
    if (!token || !(await takeToken(hashOf(ticket), "login-ticket", tx))) return null;
    if (token.browserHash !== hashOf(browser)) return null;

    const sessionToken = newSecret();
    const { remembered, userId } = token;
    const termsOwed = (await findTermsAcceptance(userId, tx))?.version !== termsDocument().version;
    await insertSession(
      { userId, tokenHash: hashOf(sessionToken), remembered, termsOwed, ...client, ...lifetimeOf(remembered) },
      tx,
    );
    const surplus = await updateSurplusEnded(userId, mostSessions, tx);
    if (surplus > 0) await notify("sessions-surplus", { id: userId, email: token.address }, surplus, tx);
    await recordActivity("logged-in", userId, {}, tx);
    return { id: userId, sessionToken };
  });
}
