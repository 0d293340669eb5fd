// @ts-check
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The answer of `ps`, for systems without /proc. @param {number} pid @param {string} columns */
function ps(pid, columns) {
  return spawnSync("ps", ["-ww", "-o", columns, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || undefined;
}

/** A file of /proc, or nothing when its process has ended. @param {string} file */
function readProc(file) {
  try {
    return readFileSync(`/proc/${file}`, "utf8").trim();
  } catch {
    return undefined;
  }
}

/**
 * What Linux tells of a process in /proc/<pid>/stat behind the name of the program, which stands in parentheses and may itself hold
 * parentheses and spaces: state, parent and so on.
 * @param {number} pid
 */
function statOf(pid) {
  const stat = readProc(`${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/**
 * When a process began, as a text to compare, or undefined when it has ended. Numbers of processes are given
 * again, above all in containers, so a number alone does not tell who it was. One that has ended but was not
 * collected by its parent (a zombie) counts as ended.
 * @param {number} pid
 */
export function birthOf(pid) {
  if (process.platform !== "linux") {
    const state = ps(pid, "state=,lstart=");
    return state?.startsWith("Z") ? undefined : state?.replace(/^\S+\s+/, "");
  }

  const fields = statOf(pid);
  if (!fields || fields[0] === "Z" || fields[0] === "X") return undefined;
  return `${readProc("sys/kernel/random/boot_id")} ${fields[19]}`;
}

/** The parent of a process, 0 when it has ended. @param {number} pid */
export const parentOf = (pid) => Number((process.platform === "linux" ? statOf(pid)?.[1] : ps(pid, "ppid=")) ?? 0);

/** The command line of a process, its words separated by spaces; empty when it has ended. @param {number} pid */
export function commandOf(pid) {
  const command = process.platform === "linux" ? readProc(`${pid}/cmdline`)?.replaceAll("\0", " ") : ps(pid, "args=");
  return command?.trim() ?? "";
}

/** This process, as a line that `isStillAlive` understands. */
export const signature = () => `${process.pid} ${birthOf(process.pid)}`;

/** Whether the process that wrote its `signature` still runs. @param {string} written */
export function isStillAlive(written) {
  const [pid, ...birth] = written.trim().split(" ");
  return Number(pid) > 0 && birthOf(Number(pid)) === birth.join(" ");
}
