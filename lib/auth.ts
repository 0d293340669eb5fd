import "server-only";

import { cookies } from "next/headers";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";

import { callbackUrlCookie, deleteCookie, sessionCookie } from "./cookies";
import { env } from "./env";
import { log } from "./log";
import { newSecret } from "./secrets";
import { openSession } from "./tickets";
import { days } from "./time";

declare module "next-auth" {
  interface User {
    sessionToken?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

/** The longest that any session lasts; the row decides how long each one really does. */
const maxAge = days(30) / 1000;

/**
 * next-auth carries our sessions: it takes a login ticket, made after every factor has passed, and puts
 * the session's token into its encrypted cookie. Who is logged in, our own table says (lib/sessions).
 * No callback asks the database, and no route of next-auth is mounted.
 */
const { signIn } = NextAuth((): NextAuthConfig => {
  const { name, maxAge: _, ...options } = { maxAge, ...sessionCookie() };
  // next-auth builds addresses from this, never from the Host header.
  process.env.AUTH_URL = new URL("/api/auth", env.APP_URL).href;

  return {
    providers: [Credentials({ credentials: { ticket: {} }, authorize: ({ ticket }) => openSession(ticket) })],
    secret: env.AUTH_SECRET,
    session: { strategy: "jwt", maxAge },
    jwt: { maxAge },
    // A login fails when this cookie holds no address, so its name is one that no client can know.
    cookies: { sessionToken: { name, options }, callbackUrl: { name: callbackUrlCookie().name + newSecret() } },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sessionToken } : token),
    },
    logger: { error: (error) => log.error("next-auth failed", { error }), warn() {}, debug() {} },
  };
});

/** Trades a login ticket for next-auth's cookie. Returns whether the ticket was still good: a reset ends those under way. */
export async function redeemTicket(ticket: string) {
  // Without an address of ours it would take the Referer, and fail when that is none.
  try {
    await signIn("credentials", { ticket, redirect: false, redirectTo: "/" });
  } catch (error) {
    if (error instanceof CredentialsSignin) return false;
    throw error;
  }
  const left = (await cookies()).getAll().filter(({ name }) => name.startsWith(callbackUrlCookie().name));
  for (const { name } of left) await deleteCookie({ ...callbackUrlCookie(), name });
  return true;
}

/** next-auth's envelope around another token of the same session, for its cookie. */
export const envelopeOf = (userId: string, sessionToken: string) =>
  encode({ token: { sub: userId, sid: sessionToken }, secret: env.AUTH_SECRET, salt: sessionCookie().name, maxAge });

/** The session token inside next-auth's cookie; undefined when the cookie is none of ours. */
export async function sessionTokenIn(cookie: string | undefined) {
  if (!cookie) return;
  try {
    const envelope = await decode({ token: cookie, secret: env.AUTH_SECRET, salt: sessionCookie().name });
    return envelope?.sid;
  } catch {
    // Whatever a client sends that cannot be opened is no session.
  }
}
