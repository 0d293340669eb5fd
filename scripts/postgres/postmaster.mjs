// @ts-check
import { readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";

import { birthOf, commandOf } from "../processes.mjs";

/** A number that is never given to a process. */
const nobodysPid = "2147483647";

const pidFile = (/** @type {string} */ data) => path.join(data, "postmaster.pid");

/** The lines of postmaster.pid, none when there is no such file. @param {string} data */
function readPidFile(data) {
  try {
    return readFileSync(pidFile(data), "utf8").split("\n");
  } catch {
    return [];
  }
}

/**
 * The server of a cluster, if it runs: its process and the folder of its socket. A number in postmaster.pid
 * proves nothing by itself, since after a crash another program may have been given it.
 * @param {string} data
 */
export function findPostmaster(data) {
  const [pid, , , , socketFolder = ""] = readPidFile(data);
  if (!isPostmaster(Number(pid), data)) return undefined;
  return { pid: Number(pid), socketFolder };
}

/** Whether a process is the server of a cluster. @param {number} pid @param {string} data */
export function isPostmaster(pid, data) {
  if (!(pid > 0) || birthOf(pid) === undefined) return false;
  const command = `${commandOf(pid)} `;
  return command.includes("postgres") && command.includes(` -D ${data} `);
}

/**
 * Makes a start possible after a crash: PostgreSQL refuses while the process named in its lock files lives, even
 * if that is another program by now or has ended and not been collected. The line about shared memory stays, by which it notices whether processes
 * of the killed server still work on the files.
 * @param {string} data @param {string} socketFolder
 */
export async function forgetDeadPostmaster(data, socketFolder) {
  const [pid = "", ...rest] = readPidFile(data);
  if (/^\d+$/.test(pid)) writeFileSync(pidFile(data), [nobodysPid, ...rest].join("\n"));
  else await rm(pidFile(data), { force: true });

  await rm(path.join(socketFolder, ".s.PGSQL.5432"), { force: true });
  await rm(path.join(socketFolder, ".s.PGSQL.5432.lock"), { force: true });
}

/** Asks a server to stop: at once, but with everything written down. @param {number} pid @param {string} data */
export function stopPostmaster(pid, data, signal = /** @type {NodeJS.Signals} */ ("SIGINT")) {
  if (!isPostmaster(pid, data)) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended.
  }
}
