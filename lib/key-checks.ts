import "server-only";

import { createHmac } from "node:crypto";

import { insertKeyCheck } from "@/db/key-checks";

import { env } from "./env";

const checkOf = (key: Buffer) => createHmac("sha256", key).update("console key check").digest("base64url");

/**
 * Compares the keys in the environment with those the stored data was made with. Returns the names of
 * keys that are not the same: with them every password would be wrong and nothing could be opened.
 */
export async function mismatchedKeys() {
  const keys = [
    ...env.PASSWORD_PEPPER.map(({ id, key }) => ({ name: `PASSWORD_PEPPER ${id}`, key })),
    ...env.ENCRYPTION_KEY.map(({ id, key }) => ({ name: `ENCRYPTION_KEY ${id}`, key })),
  ];
  const wrong: string[] = [];
  for (const { name, key } of keys) if ((await insertKeyCheck(name, checkOf(key))) !== checkOf(key)) wrong.push(name);
  return wrong;
}
