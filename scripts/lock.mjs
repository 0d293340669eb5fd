// @ts-check
import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { isStillAlive, signature } from "./processes.mjs";

/** Whether an error of the file system has one of these codes. @param {unknown} error @param {string[]} codes */
export const hasCode = (error, ...codes) =>
  error instanceof Error && "code" in error && codes.includes(`${error.code}`);

/**
 * Writes a file that no other process has made meanwhile, complete from its first moment on, and says whether it
 * was made.
 * @param {string} file @param {string} text @param {{ flush?: boolean }} [options] flush: also survives a power cut
 */
export async function createOnce(file, text, { flush = false } = {}) {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: "wx", flush });
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Takes away a lock whose holder has ended. @param {string} file @param {string} seen what it said then */
async function breakLock(file, seen) {
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(file, aside);
    // Between reading and renaming, another process may have done the same and hold a lock of its own.
    if ((await readFile(aside, "utf8")) !== seen) await link(aside, file);
  } catch (error) {
    if (!hasCode(error, "ENOENT", "EEXIST")) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/**
 * Does a piece of work that no other process may do at the same time. A lock left behind by a process that was
 * killed is taken over.
 * @template T
 * @param {string} file @param {() => Promise<T>} work @param {{ seconds?: number }} [options] how long to wait
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { seconds = 120 } = {}) {
  await mkdir(path.dirname(file), { recursive: true });
  const deadline = Date.now() + seconds * 1000;

  while (!(await createOnce(file, signature()))) {
    const holder = await readFile(file, "utf8").catch(() => undefined);
    if (holder !== undefined && !isStillAlive(holder)) await breakLock(file, holder);
    else if (Date.now() > deadline) {
      const pid = holder?.split(" ")[0];
      throw new Error(`Process ${pid} has held ${file} for ${seconds} seconds. Stop that process, then try again.`);
    } else await sleep(25);
  }

  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
