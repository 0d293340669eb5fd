// @ts-check
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { isStillAlive, signature } from "../processes.mjs";

// Everything here is synchronous: it must also work while the process exits.

/** Notes that this process uses the server of a folder, and returns the note. @param {string} folder */
export function join(folder) {
  mkdirSync(folder, { recursive: true });
  const name = `${process.pid}-${randomBytes(4).toString("hex")}`;
  const note = path.join(folder, name);
  // Nobody may see it half written and take it for a dead one: names that begin with a dot are not read.
  writeFileSync(path.join(folder, `.${name}`), signature(), { mode: 0o600 });
  renameSync(path.join(folder, `.${name}`), note);
  return note;
}

/** Takes a note back, and says whether anybody else still uses the server. @param {string} note */
export function leave(note) {
  rmSync(note, { force: true });
  return isInUse(path.dirname(note));
}

/** Whether a process that still runs uses the server; the notes of those that were killed go. @param {string} folder */
function isInUse(folder) {
  let used = false;
  for (const name of namesIn(folder)) {
    const note = path.join(folder, name);
    if (isStillAlive(textOf(note))) used = true;
    else rmSync(note, { force: true });
  }
  return used;
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith("."));
  } catch {
    return [];
  }
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
