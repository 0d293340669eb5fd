import { browserName } from "@/lib/browsers";

/** Sessions in words: "Safari on iPhone (198.51.100.7) and Edge on Windows (192.0.2.180)"; ten at the most by name. */
export function named(sessions: { userAgent: string; ip: string }[]) {
  const names = sessions.slice(0, 10).map(({ userAgent, ip }) => `${browserName(userAgent)} (${ip})`);
  const rest = sessions.length - names.length;
  return new Intl.ListFormat("en", { type: "conjunction" }).format(rest > 0 ? [...names, `${rest} more`] : names);
}
