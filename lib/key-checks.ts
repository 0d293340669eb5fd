import "server-only";

import { createHmac } from "node:crypto";

import { insertKeyCheck, listKeysInUse } from "@/db/key-checks";

import { env } from "./env";

const checkOf = (key: Buffer) => createHmac("sha256", key).update("console key check").digest("base64url");

/**
 * Compares the keys in the environment with those the stored data was made with. Returns the names of
 * keys that are not the same or not there: with them passwords would be wrong and sealed values could not
 * be opened.
 */
export async function mismatchedKeys() {
  const keys = [
    ...env.PASSWORD_PEPPER.map(({ id, key }) => ({ name: `PASSWORD_PEPPER ${id}`, key })),
    ...env.ENCRYPTION_KEY.map(({ id, key }) => ({ name: `ENCRYPTION_KEY ${id}`, key })),
  ];
  const known = new Set(keys.map(({ name }) => name));
  const wrong = (await listKeysInUse()).filter((name) => !known.has(name));
  for (const { name, key } of keys) if ((await insertKeyCheck(name, checkOf(key))) !== checkOf(key)) wrong.push(name);
  return wrong;
}
