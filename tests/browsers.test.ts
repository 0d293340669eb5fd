import fc from "fast-check";

import { browserName } from "@/lib/browsers";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  ["Firefox on Windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"],
  ["Chrome on Windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/143.0.0.0 Safari/537.36`],
  [
    "Edge on Windows",
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0`,
  ],
  ["Opera on Linux", `Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/143.0.0.0 Safari/537.36 OPR/124.0.0.0`],
  ["Vivaldi on Linux", `Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/143.0.0.0 Safari/537.36 Vivaldi/7.7`],
  ["Chrome on ChromeOS", `Mozilla/5.0 (X11; CrOS x86_64 16433.41.0) ${webKit} Chrome/143.0.0.0 Safari/537.36`],
  ["Chrome on Android", `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${webKit} Chrome/143.0.0.0 Mobile Safari/537.36`],
  [
    "Samsung Internet on Android",
    `Mozilla/5.0 (Linux; Android 15; SM-S921B) ${webKit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  ],
  [
    "Edge on Android",
    `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${webKit} Chrome/143.0.0.0 Mobile Safari/537.36 EdgA/143.0.0.0`,
  ],
  [
    "Safari on macOS or iPad",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
  ],
  [
    "Safari on iPhone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
  ],
  [
    "Chrome on iPhone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/143.0.0.0 Mobile/15E148 Safari/604.1",
  ],
  [
    "Firefox on iPad",
    "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15",
  ],
  ["curl", "curl/8.15.0"],
  ["An unknown browser", ""],
  ["An unknown browser on Linux", "Something/1.0 (Linux)"],
])("a browser is called %s", (name, userAgent) => {
  expect(browserName(userAgent)).toBe(name);
});

test("LOG-14: whatever a client calls itself, its name in an email is one of ours", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (noise) => {
      const named = browserName(`${noise} <a href="https://evil.example">Firefox/1</a> Windows\r\nBcc: x`);
      expect(named).toMatch(/^[A-Za-z ]+( on [A-Za-z ]+)?$/);
    }),
  );
});
