import { days, hours } from "./time";

/** How long a session lasts: without use, and in any case. Remembered ones last long. */
export const lifetimeOf = (remembered: boolean) =>
  remembered ? { idle: days(7), absolute: days(30) } : { idle: hours(24), absolute: hours(24) };
