/** A day in words, from its number: 2026-11-01 is 1 November 2026. */
export function Day({ on, locale = "en-GB" }: { on: string; locale?: string }) {
  const words = new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
  return <time dateTime={on}>{words.format(new Date(on))}</time>;
}
