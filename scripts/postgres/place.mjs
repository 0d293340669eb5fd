// @ts-check
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, lstat, mkdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { makeDataFolder } from "../data-folder.mjs";
import { canHold, canReach, findAccount } from "./account.mjs";

/** @typedef {import("./account.mjs").Account} Account */
/**
 * @typedef {object} Place
 * @property {string} home the folder given
 * @property {string} data the cluster
 * @property {Account | undefined} account whom the server runs as, undefined for ourselves
 * @property {() => Promise<string>} base a folder for a copy of the programs, should they be out of reach
 */

/** Systems allow the path of a socket 104 to 108 bytes. */
const longestSocket = 100;

/**
 * Where a database lives. Below a folder that is closed to the account of the server (such as root's own), it
 * lives elsewhere.
 * @param {string} dataDir
 * @returns {Promise<Place>}
 */
export async function findPlace(dataDir) {
  const home = await makeDataFolder(dataDir);
  const data = path.join(home, "postgres");
  const account = await findAccount(data);
  if (!account) return { home, data, account, base: async () => home };

  // The server's account passes through here, whatever the umask was; it cannot list or change anything.
  await chmod(home, (await stat(home)).mode | 0o011);
  const reachable = await canReach(home, account);
  const base = () => sharedBase(home, account);
  if (existsSync(data)) {
    if (reachable) return { home, data, account, base };
    throw new Error(
      `${data} holds the database, but a folder above it is closed to account ${account.uid}, which PostgreSQL ` +
        "runs as. Open it with `chmod o+x`, or set DATA_DIR to another folder.",
    );
  }

  const mark = path.join(home, "postgres.place");
  if (reachable && !existsSync(mark) && (await canHold(home, account))) return { home, data, account, base };
  return { home, data: path.join(await base(), await nameElsewhere(mark, home)), account, base };
}

/**
 * A folder of root's that every account reaches. What is below the temporary folder stays there.
 * @param {string} home @param {Account} account
 */
async function sharedBase(home, account) {
  const temporary = [...new Set([await realpath(tmpdir()), "/tmp"])];
  const isTemporary = temporary.some((folder) => home.startsWith(`${folder}/`));
  const parents = isTemporary ? temporary : ["/var/lib", ...temporary];
  for (const parent of parents) {
    const base = path.join(parent, "cloud-console");
    await mkdir(base, { mode: 0o711 }).catch(() => undefined);
    const found = await lstat(base).catch(() => undefined);

    // In a folder open to all, anybody may have made it: then it is not for us.
    if (!found?.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) continue;
    await chmod(base, found.mode | 0o011);
    if (await canReach(base, account)) return base;
  }
  throw new Error(
    `PostgreSQL runs as account ${account.uid}, which reaches neither ${home} nor a folder made for it in ` +
      `${parents.join(" or ")}. Set DATA_DIR to a folder that it reaches, or DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/**
 * The name of a cluster that lives elsewhere, kept beside the other data: it goes when they go, moves when they
 * move, and a copy of them begins with a database of its own.
 * @param {string} mark @param {string} home
 */
async function nameElsewhere(mark, home) {
  const [name, owner] = (await readFile(mark, "utf8").catch(() => "")).split("\n");
  if (name && owner === home) return name;

  const original = owner && (await readFile(path.join(owner, path.basename(mark)), "utf8").catch(() => ""));
  const copied = original?.startsWith(`${name}\n`);
  const chosen = name && !copied ? name : randomBytes(8).toString("hex");
  await writeFile(mark, `${chosen}\n${home}\n`);
  return chosen;
}

/**
 * The folder of the server's socket: the cluster itself, or a private one with a short path when that is too long.
 * @param {Place} place
 */
export async function socketFolder({ data, account }) {
  if (Buffer.byteLength(`${data}/.s.PGSQL.5432`) <= longestSocket) return data;

  const name = `cloud-console-${createHash("sha256").update(data).digest("hex").slice(0, 16)}`;
  const roomy = Buffer.byteLength(`${tmpdir()}/${name}/.s.PGSQL.5432`) <= longestSocket;
  const reachable = !account || (await canReach(await realpath(tmpdir()), account));
  const folder = path.join(roomy && reachable ? tmpdir() : "/tmp", name);
  await mkdir(folder, { mode: 0o700 }).then(
    () => account && chown(folder, account.uid, account.gid),
    () => undefined,
  );

  // Anybody may make folders there: one that others own or enter would let them pose as the database.
  const { uid, mode } = await lstat(folder);
  if (uid === (account?.uid ?? process.getuid?.()) && (mode & 0o170077) === 0o040000) return folder;
  throw new Error(`${folder} is open to others or not ours. Remove it, or set DATA_DIR to a shorter path.`);
}
