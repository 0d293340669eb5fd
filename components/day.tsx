const words = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });

/** A day in words, from its number: 2026-11-01 is 1 November 2026. */
export const Day = ({ on }: { on: string }) => <time dateTime={on}>{words.format(new Date(on))}</time>;
