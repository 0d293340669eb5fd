import { newBrowser } from "./browser";
import { settled } from "./next-server";
import { watchOutput } from "./output";

// Hashing and races take their time on a machine that has more to do.
jest.setTimeout(60_000);

beforeEach(newBrowser);

afterEach(settled);

type Shared = { consolePool?: { end(): Promise<void> }; consolePasswordPool?: { destroy(): Promise<void> } };

afterAll(async () => {
  const { consolePool, consolePasswordPool } = globalThis as Shared;
  await consolePasswordPool?.destroy();
  await consolePool?.end();
});

// Last, so that it sees what the hooks above let happen.
watchOutput();
