type TimeProps = { at: Date; timeZone?: string; locale?: string };

/** A moment in words, always with its zone: 24 November 2026, 09:14 UTC. */
export function Time({ at, timeZone = "UTC", locale = "en-GB" }: TimeProps) {
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: "numeric", month: "long", year: "numeric" });
  const hour = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });

  return (
    <time dateTime={at.toISOString()}>
      <span className="whitespace-nowrap">{day.format(at)},</span>{" "}
      <span className="whitespace-nowrap">{hour.format(at)}</span>
    </time>
  );
}
