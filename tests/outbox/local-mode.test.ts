import { aMessage, anOutbox, aRecipient } from "../support/outbox";

test("in local mode an email is kept to be read, and leaves this machine never", async () => {
  Object.assign(process.env, { LOCAL_MODE: "1", APP_URL: "http://localhost:3000", RESEND_API_KEY: "" });
  const outbox = await anOutbox();
  const { messageIn } = await import("@/lib/outbox");
  const reader = aRecipient();
  const id = await outbox.owe(reader);
  await outbox.deliver();

  const { payload, ...state } = (await outbox.stateOf(id))!;
  expect(state).toMatchObject({ sent: true, attempts: 1 });
  expect(messageIn({ id, payload })).toEqual(aMessage);
  expect(await outbox.received(reader)).toEqual([]);
  await outbox.close();
});
