// @ts-check
import { get } from "node:http";
import { createRequire } from "node:module";
import { constants, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { answers, chooseAddress } from "./address.mjs";
import { buildIfNeeded } from "./build-if-needed.mjs";
import { endWithLauncher } from "./launcher.mjs";
import { startLocalDatabase } from "./local-database.mjs";
import { withLock } from "./lock.mjs";
import { loadSettings } from "./settings.mjs";

/** How long open requests may take after a signal, in milliseconds. Containers are killed after ten seconds. */
const grace = 8_000;

/**
 * Runs the app in this very process, so that nothing goes on listening when it is killed; in local mode with a
 * database that stops when it does.
 * @param {"start" | "dev"} command
 */
export async function serve(command) {
  endOnSignals();
  endWithLauncher();
  try {
    const { local, dataDir } = await loadSettings(command === "start" ? "production" : "development");
    if (command === "start") await buildIfNeeded();
    if (local) process.env.DATABASE_URL = (await startLocalDatabase({ dataDir })).url;

    // One at a time: two that start together must not choose the same port.
    const lock = path.join(tmpdir(), `cloud-console-${process.getuid?.()}.lock`);
    const address = local ? await withLock(lock, () => listen(command, local)) : await listen(command, local);
    await untilReady(address);
    // Not by console.log, which the running app turns into entries of its log.
    process.stdout.write(`Cloud Console is ready at ${process.env.APP_URL}\n`);
    if (local) process.stdout.write(`Emails: ${new URL("/dev/mail", process.env.APP_URL)}\n`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/**
 * Next ends in good order at a signal, once it runs. Before that, and when a request never ends, this does. The
 * database stops when the process exits.
 */
function endOnSignals() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      const end = () => process.exit(128 + constants.signals[signal]);
      if (signal === "SIGHUP" && process.listenerCount("SIGTERM") > 1) process.emit("SIGTERM", "SIGTERM");
      else if (process.listenerCount(signal) > 1) setTimeout(end, grace).unref();
      else end();
    });
  }
}

/** Runs Next and waits until its port is taken. @param {"start" | "dev"} command @param {boolean} local */
async function listen(command, local) {
  const { host, port } = await chooseAddress({ local });
  const require = createRequire(import.meta.url);
  const next = require.resolve("next/dist/bin/next");
  process.argv = [process.execPath, next, command, "-H", host, "-p", String(port)];
  require(next);

  const address = { host: host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host, port };
  while (!(await answers(address.host, port))) await sleep(20);
  return address;
}

/** Waits until a page can be had. @param {import("./address.mjs").Address} address */
async function untilReady(address) {
  while ((await statusOf(address)) >= 500) await sleep(100);
}

/** The status of a request to the app, 599 when it does not answer yet. @param {import("./address.mjs").Address} address */
function statusOf(address) {
  return new Promise((/** @type {(status: number) => void} */ resolve) => {
    const request = get({ ...address, path: "/api/health/ready", agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 599);
    });
    request.on("error", () => resolve(599));
  });
}
