import { deleteOldTries, deleteTries, updateTryReturned } from "@/db/throttles";
import { limits } from "@/lib/limits";
import { hours, minutes, seconds } from "@/lib/time";

import { row } from "../support/rows";
import { aCounter } from "../support/tries";

const aWindow = () => aCounter({ tries: 7, per: minutes(10) });

const logins = limits["login-account"];

/** The limit of logins a hundred times as slow, so that no pause passes while a test runs. */
const aGrowing = () =>
  aCounter({
    free: logins.free,
    firstPause: logins.firstPause * 100,
    longestPause: logins.longestPause * 100,
    most: logins.most,
    forgottenAfter: logins.forgottenAfter * 100,
  });

test("RL-01: a window lets its tries through and no more, until it ends", async () => {
  const counter = aWindow();
  expect(await counter.try(9)).toEqual([...Array(7).fill(true), false, false]);

  await counter.age("9 minutes 30 seconds");
  expect(await counter.try()).toEqual([false]);
  await counter.age("30 seconds");
  expect(await counter.try(8)).toEqual([...Array(7).fill(true), false]);
});

test("a window ends ten minutes after its first try, not after its last", async () => {
  const counter = aWindow();
  await counter.try(3);
  await counter.age("8 minutes");
  await counter.try(3);
  await counter.age("2 minutes");
  expect(await counter.try(8)).toEqual([...Array(7).fill(true), false]);
});

test("RL-01: fifty tries at once get exactly as far as the limits say", async () => {
  const [window, growing] = [aWindow(), aGrowing()];
  expect(await Promise.all([window.burst(50), growing.burst(50)])).toEqual([7, 5]);
  expect([await window.state(), await growing.state()]).toEqual([{ count: 7 }, { count: 5 }]);
});

test("tries at once that the limit has room for are all let through", async () => {
  for (let rounds = 0; rounds < 10; rounds++) {
    expect(await aCounter({ tries: 40, per: minutes(10) }).burst(40)).toBe(40);
    expect(await aGrowing().burst(5)).toBe(5);
  }
});

test("LOG-03: after five free tries the pause doubles with each one, up to a quarter of an hour", async () => {
  const counter = aGrowing();
  expect(await counter.try(6)).toEqual([true, true, true, true, true, false]);

  const pauses: number[] = [];
  for (let turn = 0; turn < 12; turn++) {
    pauses.push(Math.round((await counter.pause()) / 100));
    await counter.age(`${100 * pauses[turn]!} seconds`);
    expect(await counter.burst(10)).toBe(1);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  expect(logins).toEqual({
    free: 5,
    firstPause: seconds(1),
    longestPause: minutes(15),
    most: 100,
    forgottenAfter: hours(12),
  });
});

test("LOG-03: the hundredth try in a row is the last, until twelve quiet hours forget them all", async () => {
  const counter = aGrowing();
  await counter.try();
  await row("update throttles set count = 98 where key = $1", [counter.key]);
  expect(await counter.try()).toEqual([true]);
  expect(await counter.pause()).toBe((100 * minutes(15)) / 1000);

  await counter.age("25 hours");
  expect(await counter.burst(10)).toBe(1);
  expect(await counter.pause()).toBe((100 * hours(12)) / 1000);
  await counter.age("1199 hours");
  expect(await counter.try()).toEqual([false]);
  await counter.age("1 hour");
  expect(await counter.try(6)).toEqual([true, true, true, true, true, false]);
});

test("a refused try is not counted: asking again and again makes no pause longer", async () => {
  const counter = aGrowing();
  await counter.try(5);
  await counter.try(30);
  expect(await counter.state()).toEqual({ count: 5 });
  expect(await counter.pause()).toBeLessThanOrEqual(100);
});

test("LOG-04: twelve quiet hours forget the tries; an hour less does not", async () => {
  const [quiet, restless] = [aGrowing(), aGrowing()];
  for (const counter of [quiet, restless]) await counter.try(5);
  await quiet.age("1200 hours");
  await restless.age("1100 hours");

  expect(await quiet.try(6)).toEqual([true, true, true, true, true, false]);
  expect(await restless.try(2)).toEqual([true, false]);
});

test("a success forgets the tries of its own key alone", async () => {
  const [succeeded, other] = [aGrowing(), aGrowing()];
  for (const counter of [succeeded, other]) await counter.try(5);
  await deleteTries(succeeded.key);

  expect(await succeeded.try(5)).toEqual([true, true, true, true, true]);
  expect(await other.try()).toEqual([false]);
});

test("F26: a try that could not be evaluated is given back, one for one and never more", async () => {
  const [window, growing] = [aWindow(), aGrowing()];
  await window.try(7);
  await updateTryReturned(window.key);
  expect(await window.try(2)).toEqual([true, false]);

  await growing.try(5);
  await updateTryReturned(growing.key);
  expect(await growing.try(2)).toEqual([true, false]);

  const fresh = aWindow();
  await fresh.try();
  for (let times = 0; times < 3; times++) await updateTryReturned(fresh.key);
  expect(await fresh.state()).toEqual({ count: 0 });
});

test("RL-02: counters are swept a day after they lost their meaning, and not before", async () => {
  const [old, recent] = [aWindow(), aWindow()];
  for (const counter of [old, recent]) await counter.try();
  await old.age("1 day 11 minutes");
  await recent.age("23 hours");
  await deleteOldTries(1000);

  expect(await old.state()).toBeUndefined();
  expect(await recent.state()).toEqual({ count: 1 });
});
