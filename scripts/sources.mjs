// @ts-check
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const folders = ["app", "components", "lib", "db", "emails", "public"];
const rootFile =
  /^(next\.config|postcss\.config|proxy|instrumentation|instrumentation-client|package|package-lock)\.\w+$/;

/** Everything a build is made of, folders included, in one order. @returns {string[]} */
function listSources() {
  const files = readdirSync(".").filter((name) => rootFile.test(name));
  return [...files.sort(), ...folders.filter((name) => existsSync(name)).flatMap(listFolder)];
}

/** Without hidden files, which editors make and builds do not read. @param {string} folder @returns {string[]} */
function listFolder(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const below = entries.flatMap((entry) => {
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? listFolder(place) : [place];
  });
  return [folder, ...below];
}

/** Whether the sources are here at all; a deployed image may hold nothing but their build. */
export const hasSources = () => existsSync("app");

/** A text that is the same as long as no source is changed, added, renamed or deleted. */
export function fingerprintOfSources() {
  const hash = createHash("sha256");
  for (const source of listSources()) {
    const content = statSync(source).isFile() ? readFileSync(source) : "";
    hash.update(`${source}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** When a source was last changed, in milliseconds; deleting a file changes its folder. */
export const lastChangeOfSources = () => Math.max(...listSources().map((source) => statSync(source).mtimeMs));
