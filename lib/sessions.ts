import "server-only";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";

import { db, type Transaction } from "@/db";
import { updateSessionEnded } from "@/db/session-ends";
import { findSession, updateAuthenticated, updateLastAccess } from "@/db/sessions";

import { recordActivity } from "./activity";
import { envelopeOf, redeemTicket, sessionTokenIn } from "./auth";
import { clientOf } from "./clients";
import { deleteCookie, sessionCookie } from "./cookies";
import { log } from "./log";
import { loginPath, nextPath } from "./paths";
import { currentPath } from "./request";
import { answerWith, answerWithHeader } from "./responses";
import { hashOf, newSecret } from "./secrets";
import { lifetimeOf } from "./session-lifetimes";

export type CurrentSession = Omit<NonNullable<Awaited<ReturnType<typeof findSession>>>, "stale" | "clients">;

const presentedToken = async () => sessionTokenIn((await cookies()).get(sessionCookie().name)?.value);

/**
 * The session of whoever is asking, or undefined. Our table decides, by its own clock, once per request.
 * Throws when the database cannot be asked, and the answer is 503: a fault is never "logged out".
 */
export const currentSession = cache(async (): Promise<CurrentSession | undefined> => {
  const token = await presentedToken();
  if (!token) return;

  const found = await findSession(hashOf(token)).catch(async (error) => {
    await answerWith(503, 5);
    throw error;
  });
  if (!found) return;

  const { stale, clients, ...session } = found;
  const client = clientOf(await currentPath());
  if (stale || !clients.includes(client)) after(() => noteAccess(session, client));
  return session;
});

/** Best effort: a read must not fail because this write does. */
const noteAccess = ({ id, remembered }: CurrentSession, client: string) =>
  updateLastAccess(id, lifetimeOf(remembered).idle, client).catch((error) =>
    log.warn("last access not noted", { error }),
  );

/**
 * The session of whoever is asking. A visitor without one is sent to log in, and back here afterwards;
 * someone who owes the newest terms is asked for them first.
 */
export async function requireSession(): Promise<CurrentSession> {
  const session = (await currentSession()) ?? redirect(loginPath(await currentPath()));
  if (session.termsOwed) redirect(`/terms/accept?next=${encodeURIComponent(nextPath(await currentPath()))}`);
  return session;
}

/**
 * Logs the person in on this browser with the ticket of a login whose every factor has passed, and ends
 * the session that the browser presented. Returns whether it did: a ticket may have ended meanwhile.
 */
export async function startSession(ticket: string, { remembered }: { remembered: boolean }) {
  const presented = await presentedToken();
  if (presented) await updateSessionEnded(hashOf(presented), "replaced");

  if (!(await redeemTicket(ticket))) return false;
  const value = (await cookies()).get(sessionCookie().name)?.value;
  if (!value) throw new Error("next-auth set no session cookie.");
  await setSessionCookie(value, remembered);
  return true;
}

/** Without an end of its own, the cookie ends with the browser. */
async function setSessionCookie(value: string, remembered: boolean) {
  const maxAge = lifetimeOf(remembered).absolute / 1000;
  (await cookies()).set({ ...sessionCookie(), value, ...(remembered && { maxAge }) });
}

/**
 * Notes that the person has just proven again who they are: the session is fresh for ten minutes and
 * gets a new token; the old one is dead. Returns whether the session was still open.
 */
export async function renewSession({ id, user, remembered }: CurrentSession, on: Transaction) {
  const token = newSecret();
  if (!(await updateAuthenticated(id, hashOf(token), on))) return false;
  await setSessionCookie(await envelopeOf(user.id, token), remembered);
  return true;
}

/** Logs the person out on this browser: first the row, then the cookie, so that it is never said before it is so. */
export async function endSession() {
  const token = await presentedToken();
  if (token)
    await db.transaction(async (tx) => {
      const ended = await updateSessionEnded(hashOf(token), "logged-out", tx);
      if (ended) await recordActivity("logged-out", ended.userId, {}, tx);
    });
  await forgetSession();
}

/** Lets the browser forget a session that is over, and what it keeps of its pages. */
export async function forgetSession() {
  await deleteCookie(sessionCookie());
  await answerWithHeader("Clear-Site-Data", '"cache", "storage"');
}
