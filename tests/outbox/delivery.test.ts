import { anOutbox, aRecipient, until } from "../support/outbox";

let outbox: Awaited<ReturnType<typeof anOutbox>>;

beforeAll(async () => {
  outbox = await anOutbox();
});
beforeEach(() => outbox.empty());
afterEach(() => outbox.behave("ok"));
afterAll(() => outbox.close());

test("an email that is owed is delivered once, and owed no more", async () => {
  const reader = aRecipient();
  const id = await outbox.owe(reader);
  await outbox.deliver();
  await outbox.deliver();

  expect(await outbox.received(reader)).toMatchObject([{ subject: "A canary sings", from: process.env.EMAIL_FROM }]);
  expect(await outbox.stateOf(id)).toMatchObject({ sent: true, locked: false, attempts: 1, payload: null });
});

test("F10: an email waits while the provider is down, and goes out once after that", async () => {
  const reader = aRecipient();
  const id = await outbox.owe(reader);
  await outbox.close();
  await outbox.deliver();
  expect(await outbox.stateOf(id)).toMatchObject({ sent: false, given_up: false, locked: false, attempts: 1, wait: 5 });

  await outbox.reopen();
  await outbox.deliver();
  expect(await outbox.received(reader)).toEqual([]);
  await outbox.age(id, "5 seconds");
  await outbox.deliver();
  expect(await outbox.received(reader)).toHaveLength(1);
});

test("F12: after each failure of the provider the pause grows, up to an hour", async () => {
  await outbox.behave("500");
  const id = await outbox.owe(aRecipient(), { lifetime: 86_400_000 });

  const pauses: number[] = [];
  for (let tries = 0; tries < 8; tries++) {
    await outbox.deliver();
    const { wait } = (await outbox.stateOf(id))!;
    pauses.push(wait);
    await outbox.age(id, `${wait} seconds`);
  }
  expect(pauses).toEqual([5, 30, 120, 600, 1800, 3600, 3600, 3600]);
  expect(await outbox.stateOf(id)).toMatchObject({ last_error: expect.stringContaining("(500)"), given_up: false });
});

test("WEB-12: an email goes where the settings say and nowhere else, though the provider answers with a redirect", async () => {
  const reader = aRecipient();
  await outbox.behave("redirect", 1);
  const id = await outbox.owe(reader);
  await outbox.deliver();
  expect(await outbox.received(reader)).toEqual([]);
  expect(await outbox.stateOf(id)).toMatchObject({ sent: false, given_up: false, attempts: 1, wait: 5 });
});

test("F12: the provider's Retry-After is honoured, and then the email goes out", async () => {
  const reader = aRecipient();
  await outbox.behave("429", 1, 77);
  const id = await outbox.owe(reader);
  await outbox.deliver();
  expect(await outbox.stateOf(id)).toMatchObject({ sent: false, wait: 77, last_error: "rate_limit_exceeded (429)" });

  await outbox.age(id, "77 seconds");
  await outbox.deliver();
  expect(await outbox.received(reader)).toHaveLength(1);
});

test("F12: an email that the provider will never accept is given up, and its words are dropped", async () => {
  const reader = aRecipient();
  await outbox.behave("422", 1);
  const id = await outbox.owe(reader);
  await outbox.deliver();
  expect(await outbox.stateOf(id)).toMatchObject({ given_up: true, sent: false, payload: null, locked: false });

  await outbox.age(id, "30 minutes");
  await outbox.deliver();
  expect(await outbox.received(reader)).toEqual([]);
});

test("F13: an email that was accepted before the answer was lost is delivered once", async () => {
  const reader = aRecipient();
  await outbox.behave("drop-after-accept", 1);
  const id = await outbox.owe(reader);
  await outbox.deliver();
  expect(await outbox.stateOf(id)).toMatchObject({ sent: false, attempts: 1 });

  await outbox.age(id, "5 seconds");
  await outbox.deliver();
  expect(await outbox.stateOf(id)).toMatchObject({ sent: true, attempts: 2 });
  expect(await outbox.received(reader)).toMatchObject([{ idempotencyKey: `verify-email/${id}` }]);
});

test("F11: a provider that hangs holds up no other email, and is left after ten seconds", async () => {
  // Only the waiting is made short; the database and the network run as ever.
  jest.useFakeTimers({ doNotFake: [...allButTimeouts] });
  try {
    await outbox.behave("hang", 1);
    const stuck = await outbox.owe(aRecipient());
    await outbox.age(stuck, "1 second");
    const readers = [aRecipient(), aRecipient(), aRecipient(), aRecipient()];
    const others = await Promise.all(readers.map((reader) => outbox.owe(reader)));

    const delivering = outbox.deliver();
    await until(async () => {
      const states = await Promise.all(others.map(outbox.stateOf));
      return states.every((state) => state?.sent);
    });
    expect(await outbox.stateOf(stuck)).toMatchObject({ sent: false, locked: true });

    jest.advanceTimersByTime(9_000);
    await new Promise(setImmediate);
    expect(await outbox.stateOf(stuck)).toMatchObject({ locked: true });
    jest.advanceTimersByTime(1_000);
    await delivering;
    expect(await outbox.stateOf(stuck)).toMatchObject({
      sent: false,
      locked: false,
      last_error: "timeout (no answer)",
    });
  } finally {
    jest.useRealTimers();
  }
});

/** For `useFakeTimers`, which fakes all but these. */
const allButTimeouts = [
  "Date",
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "setInterval",
  "clearInterval",
] as const;
