/** Families in the order in which their marks must be looked for: most browsers also claim to be others. */
const browsers: [mark: RegExp, name: string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|OPiOS|Opera)\b/, "Opera"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bYaBrowser\//, "Yandex Browser"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
  [/^curl\//, "curl"],
];

const systems: [mark: RegExp, name: string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  // An iPad that asks for desktop pages says the same.
  [/\bMacintosh\b/, "macOS or iPad"],
  [/\bLinux\b/, "Linux"],
];

const familyOf = (families: typeof browsers, userAgent: string) => families.find(([mark]) => mark.test(userAgent))?.[1];

/** A browser in words, by families only: "Firefox on Windows". Never throws, whatever is sent. */
export function browserName(userAgent: string) {
  const browser = familyOf(browsers, userAgent) ?? "An unknown browser";
  const system = familyOf(systems, userAgent);
  return system ? `${browser} on ${system}` : browser;
}

/** Sessions in words: "Safari on iPhone (198.51.100.7) and Edge on Windows (192.0.2.180)"; ten at the most by name. */
export function namedSessions(sessions: { userAgent: string; ip: string }[]) {
  const names = sessions.slice(0, 10).map(({ userAgent, ip }) => `${browserName(userAgent)} (${ip})`);
  const rest = sessions.length - names.length;
  return new Intl.ListFormat("en", { type: "conjunction" }).format(rest > 0 ? [...names, `${rest} more`] : names);
}
