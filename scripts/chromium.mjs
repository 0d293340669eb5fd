// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

import { chromium } from "@playwright/test";

import { unpackBundledChromium } from "./bundled-chromium.mjs";

// Without a sandbox, since tests may run as root in a container; they open our own pages only.
const args =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
  "--disable-component-update --disable-sync";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const usualFolders = ["/usr/bin", "/usr/local/bin", "/opt/google/chrome"];
const usualPlaces = {
  linux: [
    ...usualFolders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    "/opt/google/chrome/chrome",
  ],
  darwin: ["/Applications", path.join(homedir(), "Applications")].flatMap((folder) => [
    path.join(folder, "Google Chrome.app/Contents/MacOS/Google Chrome"),
    path.join(folder, "Chromium.app/Contents/MacOS/Chromium"),
  ]),
};

/**
 * A browser for the tests, as options for Playwright's `launch`: the one named by CHROMIUM_PATH, else an
 * installed one, else Playwright's own, else the one that npm brings. BUNDLED_CHROMIUM=1 takes the last at once.
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string | undefined> }>}
 */
export async function findChromium() {
  const options = { args: args.split(" "), env: { ...process.env } };
  const bundled = process.env.BUNDLED_CHROMIUM === "1";
  const executablePath = bundled ? undefined : (named() ?? installed() ?? playwrights());
  if (executablePath) return { ...options, executablePath };

  if (process.platform === "linux" && process.arch === "x64") {
    const { executablePath, env } = await unpackBundledChromium();
    return { ...options, executablePath, env: { ...options.env, ...env } };
  }
  throw new Error(
    "No browser was found. Install Chrome or Chromium, or run `npx playwright install chromium`, or set " +
      "CHROMIUM_PATH to the program of a browser.",
  );
}

function named() {
  const file = process.env.CHROMIUM_PATH;
  if (file && !existsSync(file)) throw new Error(`CHROMIUM_PATH names ${file}, which does not exist.`);
  return file;
}

function installed() {
  const folders = process.platform === "win32" ? [] : (process.env.PATH ?? "").split(path.delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const places =
    process.platform === "darwin" ? usualPlaces.darwin : process.platform === "linux" ? usualPlaces.linux : [];
  return [...onPath, ...places].find(works);
}

/**
 * Whether a browser can be used. A Chromium in a snap cannot: it does not see the temporary folder where
 * Playwright makes its profile. Others are no more than a hint to install that.
 * @param {string} file
 */
function works(file) {
  if (!existsSync(file) || /^\/snap\/|\/snap$/.test(realpathSync(file))) return false;
  return spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
}

function playwrights() {
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}
