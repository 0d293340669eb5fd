import { eventKinds, eventNames } from "@/lib/events";

test("AUD-01: every event has a name, and is found under one kind", () => {
  const kinds = Object.values(eventKinds).flatMap(({ events }) => [...events]);
  expect([...kinds].sort()).toEqual(Object.keys(eventNames).sort());
  expect(new Set(Object.values(eventNames)).size).toBe(kinds.length);
});
