import { turns } from "@/lib/passwords/turns";

/** Work that ends when the test says so. */
function aWork() {
  let end = () => {};
  const ended = new Promise<string>((resolve) => (end = () => resolve("done")));
  return { run: jest.fn(() => ended), end };
}

const soon = () => new Promise(setImmediate);

test("LOG-13: so many work at once, so many wait, and the others are turned away at once", async () => {
  const inTurn = turns({ places: 2, waiting: 3, patience: 60_000 });
  const works = Array.from({ length: 8 }, aWork);
  const outcomes = works.map(({ run }) => inTurn(run));

  expect(await Promise.all(outcomes.slice(5))).toEqual([undefined, undefined, undefined]);
  expect(works.map(({ run }) => run.mock.calls.length)).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
  for (const { end } of works) end();
  expect(await Promise.all(outcomes.slice(0, 5))).toEqual(Array(5).fill("done"));
});

test("whoever waits gets a turn in the order of coming, one for each that ends", async () => {
  const inTurn = turns({ places: 1, waiting: 9, patience: 60_000 });
  const [first, second, third] = [aWork(), aWork(), aWork()];
  const outcomes = [first, second, third].map(({ run }) => inTurn(run));

  first.end();
  await outcomes[0];
  await soon();
  expect([second.run.mock.calls.length, third.run.mock.calls.length]).toEqual([1, 0]);
  second.end();
  third.end();
  await Promise.all(outcomes);
});

test("whoever waits in vain is turned away, and its work is never begun; what has begun goes on", async () => {
  const inTurn = turns({ places: 1, waiting: 9, patience: 30 });
  const [long, late, next] = [aWork(), aWork(), aWork()];
  const working = inTurn(long.run);

  expect(await inTurn(late.run)).toBeUndefined();
  long.end();
  expect(await working).toBe("done");
  next.end();
  expect(await inTurn(next.run)).toBe("done");
  expect(late.run).not.toHaveBeenCalled();
});

test("a failure gives its place back", async () => {
  const inTurn = turns({ places: 1, waiting: 1, patience: 60_000 });
  for (let times = 0; times < 3; times++)
    await expect(inTurn(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await inTurn(async () => "well")).toBe("well");
});
