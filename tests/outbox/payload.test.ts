import { aMessage, anOutbox, aRecipient } from "../support/outbox";
import { logged } from "../support/output";

let outbox: Awaited<ReturnType<typeof anOutbox>>;

/** Every form in which the words of an email could be lying about. */
const spellings = ["canary", "sings"].flatMap((word) => [
  word,
  Buffer.from(word).toString("base64").replace(/=+$/, ""),
  Buffer.from(word).toString("hex"),
]);

beforeAll(async () => {
  outbox = await anOutbox();
});
afterAll(() => outbox.close());

test("an email at rest is sealed: nobody reads its words or its link in the database", async () => {
  const id = await outbox.owe(aRecipient());
  const { payload } = (await outbox.stateOf(id))!;

  expect(payload).toMatch(/^v1:1:[\w-]+$/);
  for (const spelling of spellings) expect(payload).not.toContain(spelling);
});

test("a sealed email opens as itself alone", async () => {
  const { messageIn } = await import("@/lib/outbox");
  const [one, other] = [await outbox.owe(aRecipient()), await outbox.owe(aRecipient())];
  const { payload } = (await outbox.stateOf(one))!;

  expect(messageIn({ id: one, payload })).toEqual(aMessage);
  expect(() => messageIn({ id: other, payload })).toThrow();
  expect(messageIn({ id: one, payload: null })).toBeUndefined();
});

test("F31: what was delivered, given up or too late is kept without its words", async () => {
  const { emptyExpiredEmails } = await import("@/db/outbox");
  const [late, waiting] = [await outbox.owe(aRecipient(), { lifetime: 60_000 }), await outbox.owe(aRecipient())];
  await outbox.age(late, "2 minutes");
  await emptyExpiredEmails(1000);

  expect(await outbox.stateOf(late)).toMatchObject({ payload: null, sent: false });
  expect((await outbox.stateOf(waiting))?.payload).toEqual(expect.any(String));
});

test("AUD-03: the log of a failed delivery names the email and the reason, not its reader or its words", async () => {
  await outbox.empty();
  await outbox.behave("500", 1);
  const reader = aRecipient();
  const id = await outbox.owe(reader);
  await outbox.deliver();

  expect(logged("email postponed")).toMatchObject([{ id, attempts: 1, reason: expect.stringContaining("(500)") }]);
  for (const word of [...spellings, reader]) expect(JSON.stringify(logged())).not.toContain(word);
});
