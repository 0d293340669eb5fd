import { clockTimeFrom, whenAgain } from "@/lib/moments";
import { minutes, seconds } from "@/lib/time";

test("the minute that somebody is told to come back at is not before their time", () => {
  const minute = Date.UTC(2026, 10, 24, 14, 32);
  expect(clockTimeFrom(new Date(minute))).toBe("14:32 UTC");
  for (const late of [1, seconds(1), seconds(59)]) expect(clockTimeFrom(new Date(minute + late))).toBe("14:33 UTC");
});

test("LOG-04: a short pause is told in seconds, a longer one by the clock", () => {
  expect(whenAgain(new Date(Date.now() + 400))).toBe("in 1 second");
  expect(whenAgain(new Date(Date.now() + seconds(64) - 100))).toBe("in 64 seconds");
  expect(whenAgain(new Date(Date.now() + minutes(15)))).toMatch(/^at \d\d:\d\d UTC$/);
});
