import "server-only";

import { availableParallelism } from "node:os";
import { join } from "node:path";

import { Piscina } from "piscina";

import { log } from "../log";
import { seconds } from "../time";
import { turns } from "./turns";

const workers = Math.max(1, availableParallelism() - 1);

const start = () =>
  new Piscina({
    filename: join(/* turbopackIgnore: true */ process.cwd(), "lib/passwords/worker.mjs"),
    minThreads: 1,
    maxThreads: workers,
    recordTiming: false,
  });

const shared = globalThis as {
  consolePasswordPool?: Piscina;
  consolePasswordTurns?: ReturnType<typeof turns>;
};

/**
 * Runs slow work on a password off the event loop, so that no page waits for it. Returns "busy" when 32
 * others wait already, when its turn does not come within five seconds, or when its worker fails. The
 * queue is ours: Piscina bounds none of work that can be broken off, and a worker that hangs must be.
 */
export async function inPool<Result>(name: "hash" | "compare" | "score", task: object): Promise<Result | "busy"> {
  shared.consolePasswordPool ??= start();
  shared.consolePasswordTurns ??= turns({ places: workers, waiting: 32, patience: seconds(5) });
  const { consolePasswordPool: pool, consolePasswordTurns: inTurn } = shared;
  try {
    const done = await inTurn(async () => ({
      result: (await pool.run(task, { name, signal: AbortSignal.timeout(seconds(10)) })) as Result,
    }));
    if (done) return done.result;
    log.warn("password work was turned away", { task: name });
  } catch (error) {
    log.warn("password work was turned away", { task: name, error });
  }
  return "busy";
}
