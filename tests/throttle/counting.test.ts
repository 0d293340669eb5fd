import { db } from "@/db";
import { countTry, mayTry, pauseOf, returnTry } from "@/lib/throttle";

import { row, rows } from "../support/rows";

beforeEach(() => row("delete from throttles"));

let names = 0;
const aName = () => `person.${++names}@example.com`;

const spend = async (limit: "login-account" | "verify-code", who: string, times: number) => {
  for (let turn = 0; turn < times; turn++) await countTry([limit, who]);
};

test("RL-03: someone who has to wait is told until when, by the clock of the database", async () => {
  const who = aName();
  await spend("verify-code", who, 10);
  await row("update throttles set blocked_until = now() + interval '90 seconds' where blocked_until > now()");

  const throttled = await countTry(["verify-code", who]);
  expect(throttled).toMatchObject({ throttled: true });
  const wait = throttled!.until.getTime() - Date.now();
  expect(wait).toBeGreaterThan(88_000);
  expect(wait).toBeLessThan(92_000);
  expect(await pauseOf(["verify-code", who])).toEqual(expect.any(Date));
  expect(await pauseOf(["verify-code", aName()])).toBeUndefined();
});

test("the first limit that refuses decides, and those behind it are not counted", async () => {
  const [spent, fresh] = [aName(), aName()];
  await spend("verify-code", spent, 10);
  const before = await rows("select 1 from throttles");

  expect(await countTry(["verify-code", spent], ["verify-code", fresh])).toBeDefined();
  expect(await rows("select 1 from throttles")).toHaveLength(before.length);
});

test("LOG-03: spellings of one name share a counter, and limits do not", async () => {
  const who = aName();
  await spend("login-account", who, 5);

  expect(await countTry(["login-account", who.toUpperCase()])).toBeDefined();
  expect(await countTry(["verify-code", who])).toBeUndefined();
  await returnTry(["login-account", who.toUpperCase()]);
  expect(await countTry(["login-account", who])).toBeUndefined();
});

test("RL-02: nobody reads in the table whose tries were counted", async () => {
  const who = aName();
  await countTry(["login-account", who]);
  const stored = await rows<{ key: string }>("select * from throttles");

  for (const { key } of stored) expect(key).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(stored)).not.toContain("person");
});

test("RL-01: when the counter cannot be written nothing is let through", async () => {
  const who = aName();
  await row("alter table throttles rename to throttles_away");
  await expect(countTry(["login-account", who])).rejects.toThrow();
  await row("alter table throttles_away rename to throttles");
  expect(await countTry(["login-account", who])).toBeUndefined();
});

test("a try that is counted in a transaction that fails is not spent", async () => {
  const who = aName();
  const failing = db.transaction(async (tx) => {
    expect(await mayTry([["email-pause", who]], tx)).toBe(true);
    throw new Error("no change");
  });
  await expect(failing).rejects.toThrow("no change");

  expect(await db.transaction((tx) => mayTry([["email-pause", who]], tx))).toBe(true);
  expect(await db.transaction((tx) => mayTry([["email-pause", who]], tx))).toBe(false);
});
