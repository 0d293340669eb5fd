// @ts-check
import { createHash } from "node:crypto";

/** @param {string} name */
const made = (name) => createHash("sha384").update(`console tests ${name}`).digest();

/** Secrets for tests: well-formed, the same in every process, good for nothing else. */
export const testSecrets = {
  AUTH_SECRET: made("auth").toString("base64url"),
  PASSWORD_PEPPER: `1:${made("pepper").toString("base64")}`,
  ENCRYPTION_KEY: `1:${made("encryption").subarray(0, 32).toString("base64")}`,
};
