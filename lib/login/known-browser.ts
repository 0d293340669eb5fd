import "server-only";

import { cookies } from "next/headers";

import type { Executor, Transaction } from "@/db";
import { findKnownBrowser, insertKnownBrowser } from "@/db/known-browsers";

import { browserCookie } from "../cookies";
import { hashOf, newSecret } from "../secrets";

const presentedHash = async () => {
  const secret = (await cookies()).get(browserCookie().name)?.value;
  return secret ? hashOf(secret) : undefined;
};

/** The hash of this browser's secret, if this person has logged in with it before. */
export async function knownBrowser(userId: string, on?: Executor) {
  const hash = await presentedHash();
  return hash && (await findKnownBrowser(hash, userId, on)) ? hash : undefined;
}

/** Notes that the person has logged in with this browser. It gives it a count of tries of its own, nothing more. */
export async function rememberBrowser(userId: string, on: Transaction) {
  const jar = await cookies();
  const secret = jar.get(browserCookie().name)?.value ?? newSecret();
  await insertKnownBrowser(hashOf(secret), userId, on);
  jar.set({ ...browserCookie(), value: secret });
}
