import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";

import { db, type Executor, pool } from "@/db";
import { deleteOldTries, findPause, insertTry, updateTryReturned } from "@/db/throttles";
import type { Limit } from "@/lib/limits";
import { countTry, forgetTries } from "@/lib/throttle";
import { hours, minutes, seconds } from "@/lib/time";

const window: Limit = { tries: 20, per: minutes(1) };
const growing: Limit = {
  free: 5,
  firstPause: seconds(1),
  longestPause: minutes(15),
  most: 100,
  forgottenAfter: hours(12),
};

let keys = 0;
const aKey = () => `key ${keys++}`;

/** A second instance of the app has connections of its own. */
const otherPool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const otherDb = drizzle(otherPool, { casing: "snake_case" }) as unknown as Executor;
afterAll(() => otherPool.end());

const parallelTries = async (key: string, limit: Limit, tries: number) => {
  const asked = Array.from({ length: tries }, (_, index) => insertTry(key, limit, index % 2 ? db : otherDb));
  return (await Promise.all(asked)).filter(Boolean).length;
};

const passTime = (key: string, by: string) =>
  pool.query(
    "update throttles set blocked_until = blocked_until - $2::interval, resets_at = resets_at - $2::interval where key = $1",
    [key, by],
  );

test.each([
  ["window", window, 20],
  ["growing pause", growing, 5],
])("RL-01: of fifty tries at once over two instances a %s lets exactly its limit through", async (_, limit, most) => {
  for (let round = 0; round < 5; round++) expect(await parallelTries(aKey(), limit, 50)).toBe(most);
});

test("RL-01: fewer tries at once than the limit allows are all let through", async () => {
  for (let round = 0; round < 10; round++) expect(await parallelTries(aKey(), window, 20)).toBe(20);
});

test("RL-01: a pause lets one try through when it ends, and doubles up to its longest", async () => {
  const key = aKey();
  await parallelTries(key, growing, 5);

  for (const pause of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
    const left = await findPause(key);
    expect(left).toBeGreaterThan(seconds(pause) - 500);
    expect(left).toBeLessThanOrEqual(seconds(pause));
    expect(await insertTry(key, growing)).toBeUndefined();
    await passTime(key, `${pause} seconds`);
    expect(await parallelTries(key, growing, 10)).toBe(1);
  }
});

test("RL-01: a refused try is not counted", async () => {
  const key = aKey();
  expect(await parallelTries(key, window, 60)).toBe(20);
  const { rows } = await pool.query("select count from throttles where key = $1", [key]);
  expect(rows).toEqual([{ count: 20 }]);
});

test("RL-01: a window that is over starts anew", async () => {
  const key = aKey();
  await parallelTries(key, window, 30);
  await passTime(key, "1 minute");
  expect(await parallelTries(key, window, 30)).toBe(20);
});

test("RL-01: a growing pause is forgotten only after a quiet time", async () => {
  const key = aKey();
  await parallelTries(key, growing, 5);
  await passTime(key, "11 hours");
  expect(await parallelTries(key, growing, 10)).toBe(1);
  await passTime(key, "12 hours");
  expect(await parallelTries(key, growing, 10)).toBe(5);
});

test("RL-01: a try that could not be evaluated is given back, once", async () => {
  const key = aKey();
  await parallelTries(key, window, 20);
  await updateTryReturned(key);
  expect(await parallelTries(key, window, 10)).toBe(1);
});

test("RL-01: a try is refused while the database cannot decide", async () => {
  const client = await pool.connect();
  try {
    await client.query("begin; lock table throttles");
    await expect(countTry(["login-account", "locked@example.com"])).rejects.toThrow();
  } finally {
    await client.query("rollback");
    client.release();
  }
});

test("RL-02: keys are hashed, and spellings of one address are one key", async () => {
  await pool.query("delete from throttles");
  await countTry(["login-account", "Anna@Example.com"], ["login-client", "203.0.113.7"]);
  await countTry(["login-account", "anna@example.com"]);

  const { rows } = await pool.query<{ key: string; count: number }>("select key, count from throttles order by count");
  expect(rows.map(({ count }) => count)).toEqual([1, 2]);
  for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/);

  await forgetTries(["login-account", "ANNA@example.com"]);
  expect((await pool.query("select 1 from throttles")).rowCount).toBe(1);
});

test("RL-02: rows go a day after they lost their meaning", async () => {
  const [old, recent] = [aKey(), aKey()];
  await Promise.all([insertTry(old, window), insertTry(recent, window)]);
  await passTime(old, "25 hours");
  await passTime(recent, "23 hours");

  await deleteOldTries(1000);
  const { rows } = await pool.query("select key from throttles where key = any($1)", [[old, recent]]);
  expect(rows).toEqual([{ key: recent }]);
});
