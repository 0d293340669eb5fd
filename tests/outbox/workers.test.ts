import { anOutbox, aRecipient } from "../support/outbox";

let outbox: Awaited<ReturnType<typeof anOutbox>>;

beforeAll(async () => {
  outbox = await anOutbox();
});
beforeEach(() => outbox.empty());
afterAll(() => outbox.close());

/** Another process's connections to the same database. */
async function anotherPool() {
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const { Pool } = await import("pg");
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
  return { executor: drizzle(pool, { casing: "snake_case" }) as never, end: () => pool.end() };
}

test("F20: two workers that ask for every email at once get each of them once", async () => {
  const { takeDueEmail } = await import("@/db/outbox");
  const other = await anotherPool();
  const owed = await Promise.all(Array.from({ length: 30 }, () => outbox.owe(aRecipient())));

  const taken = await Promise.all(
    Array.from({ length: 80 }, (_, turn) => takeDueEmail(turn % 2 ? other.executor : undefined)),
  );
  await other.end();

  const ids = taken.flatMap((row) => (row ? [row.id] : []));
  expect(ids.sort()).toEqual(owed.sort());
});

test("F20: two workers that deliver side by side hand each email over once", async () => {
  const readers = Array.from({ length: 20 }, aRecipient);
  const owed = await Promise.all(readers.map((reader) => outbox.owe(reader)));
  await Promise.all([outbox.deliver(), outbox.deliver()]);

  const states = await Promise.all(owed.map(outbox.stateOf));
  expect(states.map((state) => [state?.sent, state?.attempts])).toEqual(owed.map(() => [true, 1]));
  for (const reader of readers) expect(await outbox.received(reader)).toHaveLength(1);
});

test("F15: an email whose worker never reports back belongs to the next one after a minute, not before", async () => {
  const { takeDueEmail } = await import("@/db/outbox");
  const reader = aRecipient();
  const id = await outbox.owe(reader);
  expect(await takeDueEmail()).toMatchObject({ id });

  await outbox.age(id, "59 seconds");
  await outbox.deliver();
  expect(await outbox.received(reader)).toEqual([]);

  await outbox.age(id, "2 seconds");
  await outbox.deliver();
  expect(await outbox.received(reader)).toHaveLength(1);
  expect(await outbox.stateOf(id)).toMatchObject({ sent: true, attempts: 2 });
});

test("F16: an email whose link has expired is not sent any more", async () => {
  const reader = aRecipient();
  const [late, inTime] = [await outbox.owe(reader, { lifetime: 60_000 }), await outbox.owe(aRecipient())];
  await outbox.age(late, "61 seconds");
  await outbox.deliver();

  expect(await outbox.received(reader)).toEqual([]);
  expect(await outbox.stateOf(late)).toMatchObject({ sent: false, attempts: 0 });
  expect(await outbox.stateOf(inTime)).toMatchObject({ sent: true });
});

test("an email that cannot be opened holds up none of the others", async () => {
  const { row } = await import("../support/rows");
  const [broken, readers] = [await outbox.owe(aRecipient()), [aRecipient(), aRecipient(), aRecipient()]];
  await row("update outbox set payload = 'v1:1:bm90aGluZw' where id = $1", [broken]);
  await outbox.age(broken, "1 second");
  await Promise.all(readers.map((reader) => outbox.owe(reader)));
  await outbox.deliver();

  for (const reader of readers) expect(await outbox.received(reader)).toHaveLength(1);
  expect(await outbox.stateOf(broken)).toMatchObject({ sent: false, locked: true });
});
