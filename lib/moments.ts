import { minutes } from "./time";

const clock = (timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", timeZoneName: "short" });

/** From when on, in words with the zone: "14:32 UTC". Seconds are rounded up: at that minute it is so. */
export const clockTime = (at: Date, timeZone = "UTC") =>
  clock(timeZone).format(Math.ceil(at.getTime() / minutes(1)) * minutes(1));

/** How to say when a thing may be tried again. Seconds are counted, minutes are told by the clock. */
export function whenAgain(until: Date) {
  const seconds = Math.ceil((until.getTime() - Date.now()) / 1000);
  if (seconds <= 90) return `in ${Math.max(1, seconds)} ${seconds <= 1 ? "second" : "seconds"}`;
  return `at ${clockTime(until)}`;
}

/** A moment in words, with its zone: "24 November 2026 at 14:32 UTC". */
export const fullTime = (at: Date, { timeZone = "UTC", locale = "en-GB" } = {}) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "long", timeZone })
    .format(at)
    .replace(/(:\d\d):\d\d/, "$1");

/** A day in words: "8 December 2026". */
export const day = (at: Date, { timeZone = "UTC", locale = "en-GB" } = {}) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(at);
