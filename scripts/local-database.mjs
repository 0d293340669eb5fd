// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { withLock } from "./lock.mjs";
import { ensureServer } from "./postgres/cluster.mjs";
import { addressOf, ensureDatabase } from "./postgres/connection.mjs";
import { join, leave } from "./postgres/instances.mjs";
import { findPlace } from "./postgres/place.mjs";
import { findPostmaster, isPostmaster, stopPostmaster } from "./postgres/postmaster.mjs";

/**
 * Starts a PostgreSQL of our own on a folder, or uses the one that runs there already. Data are kept between
 * starts. The server listens on a socket that only this user can open, and stops with the last process using it.
 * @param {{ dataDir: string, database?: string }} options
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startLocalDatabase({ dataDir, database = "console" }) {
  if (process.platform === "win32") {
    throw new Error("On Windows no PostgreSQL can be started for you. Set DATABASE_URL to one of your own.");
  }

  const place = await findPlace(path.resolve(dataDir));
  const { home, data } = place;
  const lock = path.join(home, "start.lock");
  let note = "";
  try {
    const socketFolder = await withLock(lock, async () => {
      note = join(path.join(home, "instances"));
      const socketFolder = await ensureServer(place);
      await ensureDatabase(socketFolder, database);
      return socketFolder;
    });
    if (!data.startsWith(`${home}/`)) console.log(`The database of ${home} is kept in ${data}.`);

    const pid = findPostmaster(data)?.pid;
    const onExit = () => stopAtExit(note, data, pid);
    process.once("exit", onExit);
    const stop = async () => {
      process.off("exit", onExit);
      // Under the lock: a process that is just about to use the server has left its note by then.
      if (existsSync(home)) await withLock(lock, () => stopUnlessUsed(note, data, pid));
      else await stopUnlessUsed(note, data, pid);
    };
    return { url: addressOf(socketFolder, database), stop };
  } catch (error) {
    if (note) stopAtExit(note, data, undefined);
    throw error;
  }
}

/**
 * Stops the server unless others use it, and waits until it is gone.
 * @param {string} note @param {string} data @param {number | undefined} known its process when it was started
 */
async function stopUnlessUsed(note, data, known) {
  const pid = findPostmaster(data)?.pid ?? known;
  if (leave(note) || !pid) return;

  stopPostmaster(pid, data);
  const patience = Date.now() + 20_000;
  while (isPostmaster(pid, data)) {
    // It writes nothing down then, and recovers at its next start.
    if (Date.now() > patience) stopPostmaster(pid, data, "SIGQUIT");
    await sleep(20);
  }
}

/**
 * The same while the process exits, when nothing may take its time but a short wait: in a container, the end of
 * the last process is the end of all.
 * @param {string} note @param {string} data @param {number | undefined} known
 */
function stopAtExit(note, data, known) {
  const pid = findPostmaster(data)?.pid ?? known;
  if (leave(note) || !pid) return;

  stopPostmaster(pid, data);
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < 5_000 && isPostmaster(pid, data); waited += 20) Atomics.wait(clock, 0, 0, 20);
}
