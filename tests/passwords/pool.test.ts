import type { Piscina } from "piscina";

import { hashPassword, passwordMatches, warmUp } from "@/lib/passwords/hash";
import { inPool } from "@/lib/passwords/pool";

import { logged } from "../support/output";

const pool = () => (globalThis as { consolePasswordPool?: Piscina }).consolePasswordPool!;

/** Work that takes a worker about a second. */
const slow = () => inPool<string>("hash", { prehash: "a slow one", cost: 13 });

beforeAll(warmUp);

test("LOG-13: beyond its queue the pool turns work away at once, and is well again afterwards", async () => {
  const outcomes = await Promise.all(Array.from({ length: 80 }, () => hashPassword("three quiet herons")));
  const busy = outcomes.filter((outcome) => outcome === "busy").length;

  expect(busy).toBe(80 - 32 - pool().options.maxThreads);
  expect(await hashPassword("three quiet herons")).not.toBe("busy");
  expect(pool().queueSize).toBe(0);
});

test("F26: when a worker dies its work is turned away, not judged, and the next work is done", async () => {
  const { passwordHash } = (await hashPassword("three quiet herons")) as { passwordHash: string };
  const [work] = [slow()];
  await Promise.all(pool().threads.map((worker) => worker.terminate()));

  expect(await work).toBe("busy");
  expect(logged("password work was turned away")).toHaveLength(1);
  expect(await passwordMatches("three quiet herons", passwordHash)).toBe(true);
  expect(await passwordMatches("three quiet hero", passwordHash)).toBe(false);
});

test("AUD-03: what is logged of work turned away holds no password and no prehash", async () => {
  await Promise.all(Array.from({ length: 60 }, () => hashPassword("a canary sings at dawn")));
  expect(logged().length).toBeGreaterThan(0);
  expect(JSON.stringify(logged())).not.toContain("canary");
});

test("LOG-13: the event loop goes on while passwords are hashed", async () => {
  const hashing = slow();
  let turns = 0;
  const counting = setInterval(() => turns++, 5);
  await hashing;
  clearInterval(counting);
  expect(turns).toBeGreaterThan(20);
});

test("LOG-02: nobody's password is compared all the same, and never matches", async () => {
  const before = pool().completed;
  expect(await passwordMatches("three quiet herons", undefined)).toBe(false);
  expect(pool().completed).toBe(before + 1);
});

test("F28: a password hashed with a pepper we do not have is a fault, never a wrong password", async () => {
  const { passwordHash } = (await hashPassword("three quiet herons")) as { passwordHash: string };
  const [, , hash] = passwordHash.split(":");

  for (const stored of [`v1:2:${hash}`, `v2:1:${hash}`, hash!, "", "v1:__proto__:x"])
    await expect(passwordMatches("three quiet herons", stored)).rejects.toThrow("a pepper that is not configured");
});
