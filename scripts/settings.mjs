// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { readLocalSecrets } from "./local-secrets.mjs";

/** The checkout, where the app is built and run. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Completes `process.env` and says whether this is local mode, which is when no DATABASE_URL is given: then
 * secrets are made for you and kept in `dataDir`. Otherwise nothing is invented.
 * @param {"production" | "development"} mode
 */
export async function loadSettings(mode) {
  process.chdir(root);
  Object.assign(process.env, { NODE_ENV: mode });
  process.env.NEXT_TELEMETRY_DISABLED ??= "1";

  // The files that Next reads, in its order, but before it: what is set already is left alone.
  for (const file of [`.env.${mode}.local`, ".env.local", `.env.${mode}`, ".env"]) {
    if (existsSync(file)) process.loadEnvFile(file);
  }

  const local = !process.env.DATABASE_URL;
  const dataDir = path.resolve(process.env.DATA_DIR || ".data");
  // Empty rather than deleted: Next would read a deleted one from an .env file again.
  process.env.LOCAL_MODE = local ? "1" : "";
  if (local) {
    const secrets = await readLocalSecrets(dataDir);
    for (const [name, secret] of Object.entries(secrets)) process.env[name] ||= secret;
  }
  return { local, dataDir };
}
