import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { createServer } from "node:net";

import { testSecrets } from "./secrets.mjs";

/** Where people find the app that operators run; the tests connect to its instances themselves. */
export const appUrl = "https://console.test";

export type App = {
  url: string;
  logFile: string;
  process: ChildProcess;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
};

let portsTried = 0;

/**
 * A port that nobody listens on. Below those that systems give to connections, and out of this worker's own:
 * one that is merely free may be somebody else's a moment later.
 */
export async function freePort(): Promise<number> {
  const slot = process.env.TEST_WORKER_INDEX === undefined ? 0 : 1 + (Number(process.env.TEST_WORKER_INDEX) % 20);
  const port = 20_000 + slot * 500 + (portsTried++ % 500);
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    return port;
  } catch {
    return freePort();
  } finally {
    server.close();
  }
}

type Settings = { logFile: string; [variable: string]: string | undefined };

/** Starts one instance of the built app, as an operator runs it behind one proxy. */
export async function startApp({ logFile, ...settings }: Settings): Promise<App> {
  const port = await freePort();
  const env = {
    ...operatorSettings,
    PORT: String(port),
    ...settings,
  };
  const app = launch(
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
    env,
    `http://127.0.0.1:${port}`,
    logFile,
  );
  await answering(app);
  return app;
}

/** What an operator sets, but for the database and the provider of emails. */
export const operatorSettings = {
  ...testSecrets,
  NODE_ENV: "production",
  APP_URL: appUrl,
  EMAIL_FROM: "Cloud Console <accounts@console.test>",
  RESEND_API_KEY: "re_test_key",
  TRUSTED_PROXY_HOPS: "1",
};

/** Starts the app as the README says, in local mode, with a proxy's word on who its clients are. */
export async function startLocalApp({ dataDir, port, logFile }: { dataDir: string; port: number; logFile: string }) {
  const app = launch(
    ["scripts/start.mjs"],
    { DATA_DIR: dataDir, PORT: String(port), TRUSTED_PROXY_HOPS: "1" },
    `http://localhost:${port}`,
    logFile,
  );
  await answering(app);
  return app;
}

const ownVariables = ["PATH", "HOME", "USER", "TMPDIR", "LANG"];

/** Starts a process with nothing of our own environment but what every program needs. */
export function launch(command: string[], settings: NodeJS.Dict<string>, url: string, logFile: string): App {
  const inherited = Object.fromEntries(ownVariables.map((name) => [name, process.env[name]]));
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, command, {
    env: { ...inherited, ...settings } as NodeJS.ProcessEnv,
    stdio: ["ignore", log, log],
  });
  const ended = once(child, "exit");
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    await ended;
  };
  return { url, logFile, process: child, stop };
}

/** Waits until the app is ready; throws when it ends before. */
async function answering({ url, process: child, logFile }: App) {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`The app ended with ${child.exitCode}; see ${logFile}.`);
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The app did not become ready; see ${logFile}.`);
}
