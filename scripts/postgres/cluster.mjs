// @ts-check
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { chown, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { findPrograms, plainEnvironment } from "./binaries.mjs";
import { serverState } from "./connection.mjs";
import { socketFolder } from "./place.mjs";
import { findPostmaster, forgetDeadPostmaster } from "./postmaster.mjs";

/** @typedef {import("./place.mjs").Place} Place */

const version = "18";
const initOptions = "--username=postgres --auth=trust --encoding=UTF8 --no-instructions".split(" ");
const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

/**
 * Makes the cluster of a place unless it is there. It is made under another name first, so that one that was
 * interrupted is never taken for a whole one.
 * @param {Place} place @param {string} programs
 */
async function makeCluster({ data, account }, programs) {
  if (existsSync(data)) {
    const found = (await readFile(path.join(data, "PG_VERSION"), "utf8")).trim();
    if (found === version) return;
    throw new Error(`${data} is of PostgreSQL ${found}, this is ${version}. Move it away to begin with an empty one.`);
  }

  const parent = path.dirname(data);
  const prefix = `${path.basename(data)}.new-`;
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix)) await rm(path.join(parent, name), { recursive: true, force: true });
  }

  const draft = path.join(parent, prefix + randomBytes(4).toString("hex"));
  await mkdir(draft, { mode: 0o700 });
  if (account) await chown(draft, account.uid, account.gid);
  const options = { ...account, cwd: "/", env: plainEnvironment, encoding: /** @type {const} */ ("utf8") };
  const made = spawnSync(path.join(programs, "bin", "initdb"), [...initOptions, ...locale, "-D", draft], options);
  if (made.status !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make a database in ${parent}: ${made.error?.message ?? made.stderr.trim()}`);
  }
  await rename(draft, data);
}

/** Starts the server and tells how it is doing. @param {Place} place @param {string} programs @param {string} socket */
function launch({ home, data, account }, programs, socket) {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: `"${socket.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
    port: "5432",
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(path.join(home, "postgres.log"), "a", 0o600);

  // Detached, so that Ctrl-C ends the app first and the server only after it.
  const child = spawn(path.join(programs, "bin", "postgres"), ["-D", data, ...words], {
    ...account,
    cwd: "/",
    env: plainEnvironment,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();

  const health = { ended: false };
  child.on("error", () => Object.assign(health, { ended: true }));
  child.on("exit", () => Object.assign(health, { ended: true }));
  return health;
}

/** The last lines that the server wrote. @param {string} file */
const endOf = (file) => (existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-5).join("\n") : "");

/** A log that has grown large makes room for a new one. @param {string} file */
async function turnLog(file) {
  const size = await stat(file)
    .then((found) => found.size)
    .catch(() => 0);
  if (size > 5_000_000) await rename(file, `${file}.old`);
}

/**
 * Sees to it that the server of a place runs and answers, and returns the folder of its socket. One that runs
 * already is used as it is.
 * @param {Place} place
 */
export async function ensureServer(place) {
  const ownSocket = await socketFolder(place);
  const log = path.join(place.home, "postgres.log");
  const deadline = Date.now() + 60_000;
  let health;

  while (Date.now() < deadline) {
    const running = findPostmaster(place.data);
    const socket = running?.socketFolder || ownSocket;
    const state = await serverState(socket);
    if (state === "ready") return socket;

    // "busy" without a process to be seen: it runs in another container that shares this folder.
    if (!running && state === "absent" && (!health || health.ended)) {
      // Processes of a killed server may live a moment longer than it and keep a new one from starting.
      const lingering = health && endOf(log).includes("shared memory");
      if (health && !lingering) throw new Error(`PostgreSQL did not start in ${place.data}:\n${endOf(log)}`);
      if (lingering) await sleep(300);

      const programs = await findPrograms(place);
      await makeCluster(place, programs);
      await forgetDeadPostmaster(place.data, ownSocket);
      await turnLog(log);
      health = launch(place, programs, ownSocket);
    }
    await sleep(20);
  }
  throw new Error(`PostgreSQL has not become ready within a minute; ${log} says why:\n${endOf(log)}`);
}
