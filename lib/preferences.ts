/** How dates can be written. The words are English either way. */
export const locales = [
  { value: "en-GB", label: "English (24 November 2026, 14:05)" },
  { value: "en-US", label: "English, United States (November 24, 2026, 2:05 PM)" },
];

/** Whether this is one of them. */
export const isLocale = (value: string) => locales.some((locale) => locale.value === value);

const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);

/** Whether times can be shown in this zone. */
export const isTimeZone = (zone: string) => zones.has(zone);

const offsetOf = (zone: string, at: Date) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "shortOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value ?? "";

/** The zones as choices, each with its distance from UTC today. */
export const timeZones = () =>
  [...zones].map((zone) => ({ value: zone, label: `${zone.replaceAll("_", " ")} (${offsetOf(zone, new Date())})` }));
