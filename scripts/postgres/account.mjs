// @ts-check
import { chown, mkdtemp, readFile, rmdir, stat } from "node:fs/promises";
import path from "node:path";

/** @typedef {{ uid: number, gid: number }} Account */

/** Whether this process may give files to other accounts, and must lend PostgreSQL one. */
export const isRoot = () => process.getuid?.() === 0;

/**
 * The account that PostgreSQL runs as, undefined for our own. It refuses to run as root, so root lends it an
 * account that exists: the owner of the data that is there already, else `postgres`, else `nobody`.
 * @param {string} data
 * @returns {Promise<Account | undefined>}
 */
export async function findAccount(data) {
  if (!isRoot()) return undefined;

  const owner = await stat(data).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };

  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  const lines = passwd.split("\n").map((line) => line.split(":"));
  const line = lines.find(([name]) => name === "postgres") ?? lines.find(([name]) => name === "nobody");
  if (line) return { uid: Number(line[2]) >>> 0, gid: Number(line[3]) >>> 0 };

  throw new Error(
    "PostgreSQL does not run as root, and /etc/passwd has neither `postgres` nor `nobody`. " +
      "Run this as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

/**
 * Whether an account may pass through a folder and every folder above it.
 * @param {string} folder @param {Account} account
 */
export async function canReach(folder, account) {
  for (let at = folder; ; at = path.dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const needed = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/**
 * Whether a folder can hold files of an account; some mounted folders cannot.
 * @param {string} folder @param {Account} account
 */
export async function canHold(folder, account) {
  const probe = await mkdtemp(path.join(folder, ".probe-"));
  try {
    await chown(probe, account.uid, account.gid);
    return (await stat(probe)).uid === account.uid;
  } catch {
    return false;
  } finally {
    await rmdir(probe);
  }
}
