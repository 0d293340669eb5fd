import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import pg from "pg";

const kills: (() => Promise<void>)[] = [];

/** Ends what a failed test has left running. */
export const killUsers = () => Promise.all(kills.splice(0).map((kill) => kill()));

/** Starts a process that uses the local database of a folder, as an app does. */
export async function startUser(dataDir: string) {
  const child = spawn(process.execPath, [`${__dirname}/database-process.mjs`, dataDir], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  kills.push(kill);
  let url = "";
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith("postgresql://")) {
      url = line;
      break;
    }
  }
  if (!url) throw new Error("The database did not start; its reason is above.");

  return {
    url,
    /** What it said before it was ready. */
    said: lines.slice(0, -1),
    /** Asks it to stop the database, unless others use it, and waits until it has ended. */
    async stop() {
      child.stdin.end();
      await ended;
    },
    /** Ends it as a crash does. */
    kill,
  };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
