import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { freePort, launch, operatorSettings } from "./apps";

/** Links everything of a folder into another, but for what is named. */
async function linkAll(from: string, to: string, but: string[]) {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) if (!but.includes(name)) await symlink(resolve(from, name), join(to, name));
}

/** Starts the built app as if proxy.ts were not there: what it then withholds, its pages withhold. */
export async function startWithoutProxy() {
  const folder = await mkdtemp(join(tmpdir(), "console-bare-"));
  await linkAll(".", folder, [".next", ".git", "node_modules/.cache"]);
  await linkAll(".next", join(folder, ".next"), ["server", "cache", "trace"]);
  await linkAll(".next/server", join(folder, ".next/server"), ["functions-config-manifest.json"]);
  await writeFile(join(folder, ".next/server/functions-config-manifest.json"), '{"version":1,"functions":{}}');

  const port = await freePort();
  const settings = { ...operatorSettings, DATABASE_URL: process.env.DATABASE_URL };
  const command = [resolve("node_modules/next/dist/bin/next"), "start", folder, "-H", "127.0.0.1", "-p", String(port)];
  const app = launch(command, settings, `http://127.0.0.1:${port}`, join(folder, "app.log"));
  while (!(await fetch(`${app.url}/api/health/ready`).catch(() => undefined))?.ok) {
    if (app.process.exitCode !== null) throw new Error(`The app ended with ${app.process.exitCode}.`);
    await new Promise((done) => setTimeout(done, 50));
  }
  const remove = async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: app.url, remove };
}
