// @ts-check
import { mkdir, realpath } from "node:fs/promises";
import path from "node:path";

import { hasCode } from "./lock.mjs";

/** Makes the folder of local mode unless it is there, for us alone, and returns its real path. @param {string} folder */
export async function makeDataFolder(folder) {
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder, { mode: 0o700 }).catch((error) => {
    if (!hasCode(error, "EEXIST")) throw error;
  });
  return realpath(folder);
}
