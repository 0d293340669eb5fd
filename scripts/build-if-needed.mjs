// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { withLock } from "./lock.mjs";
import { root } from "./settings.mjs";
import { fingerprintOfSources, hasSources, lastChangeOfSources } from "./sources.mjs";

const buildId = ".next/BUILD_ID";
const record = ".next/sources.json";

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Whether the sources are other than those of the build. A build of ours has a record of them; for one by plain
 * `next build` the times of the files must do.
 */
function isBuildNeeded() {
  const id = read(buildId);
  if (id === undefined) return true;
  if (!hasSources()) return false;

  const built = JSON.parse(read(record) ?? "{}");
  if (built.id === id) return built.sources !== fingerprintOfSources();
  return lastChangeOfSources() > statSync(buildId).mtimeMs;
}

/** Builds the app unless a build of the present sources is there. Two starts at once build it once. */
export async function buildIfNeeded() {
  if (!isBuildNeeded()) return;
  await withLock(path.join(root, ".next/cache/build.lock"), async () => isBuildNeeded() && (await build()), {
    seconds: 1200,
  });
}

async function build() {
  console.log("Building the app. This is done again only when its sources change.");
  // Taken first: a file that is edited meanwhile may not be in the build.
  const sources = fingerprintOfSources();
  rmSync(buildId, { force: true });
  rmSync(record, { force: true });
  // What `next dev` wrote about pages that are no longer there would not pass the check of types.
  rmSync(".next/dev/types", { recursive: true, force: true });

  const next = path.join(root, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: "inherit",
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  const [code] = await once(child, "exit");
  process.off("exit", stop);

  const id = read(buildId);
  if (code !== 0 || id === undefined) throw new Error("The app could not be built; the reason is above.");
  writeFileSync(record, JSON.stringify({ id, sources }));
}
