import { minutes } from "./time";

type Style = { timeZone?: string; locale?: string };

/** A time of the day in words, with its zone: "14:32 UTC". */
export const clockTime = (at: Date, { timeZone = "UTC", locale = "en-GB" }: Style = {}) =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(at);

/** The same for something that may be done from then on. Seconds are rounded up: at that minute it is so. */
export const clockTimeFrom = (at: Date, style?: Style) =>
  clockTime(new Date(Math.ceil(at.getTime() / minutes(1)) * minutes(1)), style);

/** How to say when a thing may be tried again. Seconds are counted, minutes are told by the clock of the person. */
export function whenAgain(until: Date, style?: Style) {
  const seconds = Math.ceil((until.getTime() - Date.now()) / 1000);
  if (seconds <= 90) return `in ${Math.max(1, seconds)} ${seconds <= 1 ? "second" : "seconds"}`;
  return `at ${clockTimeFrom(until, style)}`;
}

/** A moment in words, with its zone: "24 November 2026 at 14:32 UTC". */
export const fullTime = (at: Date, { timeZone = "UTC", locale = "en-GB" }: Style = {}) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "long", timeZone })
    .format(at)
    .replace(/(:\d\d):\d\d/, "$1");

/** A day in words: "8 December 2026". */
export const day = (at: Date, { timeZone = "UTC", locale = "en-GB" }: Style = {}) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(at);
