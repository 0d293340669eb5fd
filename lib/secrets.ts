import "server-only";

import { createHash, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

import { env } from "./env";

/** A new secret of 256 random bits, in base64url. */
export const newSecret = () => randomBytes(32).toString("base64url");

/** A code of eight digits for people to type. */
export const newCode = () => String(randomInt(100_000_000)).padStart(8, "0");

/** A fast hash is enough: our secrets are 256 random bits, not something a person made up. */
export const hashOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");

/** A keyed hash, for what is short enough to be guessed from a plain one. One key per use (HKDF, RFC 5869). */
export const keyedHashOf = (use: string, text: string) =>
  createHmac("sha256", Buffer.from(hkdfSync("sha256", env.AUTH_SECRET, "", `console/${use}`, 32)))
    .update(text)
    .digest("base64url");

/** Whether two hashes are the same, in constant time. */
export const sameHash = (one: string, other: string) => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};
