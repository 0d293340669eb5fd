import "server-only";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";

import type { Transaction } from "@/db";
import { findChallenge, insertChallenge } from "@/db/challenges";

import { challengeCookie, deleteCookie } from "../cookies";
import { answerWith } from "../responses";
import { hashOf, newSecret } from "../secrets";

/** Opens a challenge in this browser, for someone whose password was right. It is no session and opens nothing. */
export async function openChallenge(userId: string, remembered: boolean, on: Transaction) {
  const secret = newSecret();
  await insertChallenge({ hash: hashOf(secret), userId, remembered }, on);
  (await cookies()).set({ ...challengeCookie(), value: secret });
}

/** The hash of the challenge that this browser presents. */
export async function presentedChallenge() {
  const secret = (await cookies()).get(challengeCookie().name)?.value;
  return secret ? hashOf(secret) : undefined;
}

/** The open challenge of this browser, or undefined. Throws, with 503, when the database cannot be asked. */
const currentChallenge = cache(async () => {
  const hash = await presentedChallenge();
  if (!hash) return;
  return findChallenge(hash).catch(async (error) => {
    await answerWith(503, 5);
    throw error;
  });
});

/** The open challenge of this browser. Without one the way leads to log in, which says why. */
export async function requireChallenge() {
  const challenge = await currentChallenge();
  if (challenge) return challenge;
  redirect((await presentedChallenge()) ? "/login?done=challenge-over" : "/login?done=password-first");
}

/** Lets the browser forget its challenge. */
export const leaveChallenge = () => deleteCookie(challengeCookie());
