import { expect, test } from "@playwright/test";

import { aPerson } from "../support/site";

test("WEB-04: no answer lets another site read along, whatever origin it claims", async () => {
  const origins = [
    "https://evil.example",
    "null",
    "https://console.test.evil.example",
    "https://evilconsole.test",
    "https://other.console.test",
    "https://console.test:8443",
    "http://console.test",
    "https://console.test`.evil.example",
    "https://console.test",
    "*",
  ];
  const { html } = await aPerson().get("/login");
  const paths = ["/login", "/settings/account", "/settings/account/data/download", "/api/health/ready", "/nothing"];
  paths.push(
    "/.well-known/change-password",
    "/icon.svg",
    "/documents/terms.md",
    html.match(/\/_next\/static[\w./~-]+/)![0],
  );
  const visitor = aPerson();
  for (const origin of origins)
    for (const path of paths)
      for (const [method, more] of [
        ["GET", {}],
        ["GET", { rsc: "1" }],
        ["POST", { "next-action": "x", "content-type": "text/plain" }],
        ["OPTIONS", { "access-control-request-method": "POST", "access-control-request-headers": "next-action" }],
      ] as const) {
        const { headers } = await visitor.request(method, path, { headers: { origin, ...more } });
        const allowed = Object.keys(headers).filter((name) => name.startsWith("access-control-"));
        expect(allowed, `${method} ${path} from ${origin}`).toEqual([]);
      }
});
