import { createCipheriv, createHash, randomBytes, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { testSecrets } from "./secrets.mjs";
import { sql } from "./site";
import { base32, hotp, stepOf } from "./totp";

/** The stored form of a key, made as the app makes it (see lib/seal.ts). */
function sealed(text: string, about: string) {
  const nonce = randomBytes(12);
  const key = Buffer.from(testSecrets.ENCRYPTION_KEY.slice(2), "base64");
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
  const content = Buffer.concat([cipher.update(text), cipher.final()]);
  return `v1:1:${Buffer.concat([nonce, cipher.getAuthTag(), content]).toString("base64url")}`;
}

const hashOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");

/** Puts an authenticator that is on into the database. */
export async function anAuthenticator(userId: string, name = "Phone") {
  const key = randomBytes(20);
  await sql("insert into authenticators (user_id, name, secret, last_step) values ($1, $2, $3, 0)", [
    userId,
    name,
    sealed(base32(key), `authenticator/${userId}`),
  ]);
  /** Its code now, or so many half minutes from now. */
  const code = (steps = 0) => hotp(key, stepOf(Date.now()) + steps);
  return {
    code,
    /** A code of six digits that is none of its codes now. */
    wrongCode: () => {
      const near = new Set([-2, -1, 0, 1, 2].map(code));
      return ["000000", "111111", "222222", "333333", "444444", "555555"].find((wrong) => !near.has(wrong)) ?? "";
    },
  };
}

/** Waits until the half minute has so many milliseconds left: a code read now is still the newest when it arrives. */
export async function untilCodesLast(milliseconds = 5_000) {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < milliseconds) await wait(left + 5);
}

const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Puts recovery codes, said to be kept, into the database, and returns them as they are shown. */
export async function recoveryCodesOf(userId: string, count = 10) {
  const codes = Array.from({ length: count }, () => [...randomBytes(24)].map((byte) => signs[byte % 32]).join(""));
  for (const code of codes)
    await sql("insert into recovery_codes (hash, user_id) values ($1, $2)", [hashOf(code), userId]);
  await sql("insert into recovery_sheets (user_id) values ($1)", [userId]);
  return codes.map((code) => (code.match(/.{4}/g) ?? []).join("-"));
}

/** Opens challenges of a person, as right passwords in so many browsers do, and returns the secrets of their cookies. */
export async function challengesOf(userId: string, count: number) {
  const secrets = Array.from({ length: count }, () => randomUUID());
  for (const secret of secrets)
    await sql(
      "insert into challenges (hash, user_id, remembered, expires_at) values ($1, $2, false, now() + interval '10 minutes')",
      [hashOf(secret), userId],
    );
  return secrets;
}

/** How many sessions of the person are open. */
export const openSessions = async (userId: string) =>
  (await sql("select 1 from sessions where user_id = $1 and ended_at is null", [userId])).length;

/** How often something happened to the person, by the app's own record. */
export const timesOf = async (event: string, userId: string) =>
  (await sql("select 1 from activity where user_id = $1 and event = $2", [userId, event])).length;
