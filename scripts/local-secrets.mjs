// @ts-check
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { makeDataFolder } from "./data-folder.mjs";
import { createOnce } from "./lock.mjs";

const makers = {
  AUTH_SECRET: () => randomBytes(48).toString("base64url"),
  PASSWORD_PEPPER: () => `1:${randomBytes(48).toString("base64")}`,
  ENCRYPTION_KEY: () => `1:${randomBytes(32).toString("base64")}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
};

/** @typedef {Record<keyof typeof makers, string>} Secrets */

/**
 * The secrets of local mode: made at the first start and kept beside the database, whose passwords and sealed
 * columns nobody can use without them. Two first starts at once agree on one set.
 * @param {string} dataDir
 * @returns {Promise<Secrets>}
 */
export async function readLocalSecrets(dataDir) {
  const file = path.join(await makeDataFolder(dataDir), "secrets.json");

  const kept = await readFile(file, "utf8").catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
  if (kept !== undefined) return check(kept, file);

  const made = Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make()]));
  await createOnce(file, `${JSON.stringify(made, null, 2)}\n`, { flush: true });
  return check(await readFile(file, "utf8"), file);
}

/**
 * Takes nothing but a whole set: inventing a lost one anew would make the database useless without a word.
 * @param {string} text @param {string} file
 */
function check(text, file) {
  try {
    const secrets = JSON.parse(text);
    const missing = Object.keys(makers).filter((name) => typeof secrets[name] !== "string");
    if (missing.length === 0) return /** @type {Secrets} */ (secrets);
    throw new Error(`${missing.join(", ")} not found`);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new Error(
      `${file} is damaged (${reason}). Restore it from a copy, or delete the folder it is in to begin with an ` +
        "empty database and new secrets.",
      { cause },
    );
  }
}
