import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "@playwright/test";

import { logs } from "../support/logs";
import { someoneLoggedIn } from "../support/people";
import { aPerson } from "../support/site";

/** What Next, next-auth and carelessness open elsewhere. */
const doors = [
  ...["icon.svg", "favicon.ico", "http%3A%2F%2Fevil.example%2Fa.png", "%2F%2Fevil.example%2Fa.svg", ""].map(
    (url) => `/_next/image?url=${url}&w=64&q=75`,
  ),
  ...["mcp", "hmr", "webpack-hmr", "data/build/login.json", "turbopack", "postponed/resume", "flight"].map(
    (name) => `/_next/${name}`,
  ),
  ...["original-stack-frame", "original-stack-frames", "source-map", "error_feedback", "restart_dev", "devtools_config"]
    .concat([
      "launch-editor",
      "font/geist-latin.woff2",
      "attach-nodejs-inspector",
      "server_status",
      "disable_dev_indicator",
    ])
    .map((name) => `/__nextjs_${name}`),
  ...["", "/_log", "/signin", "/signin/credentials", "/signout", "/session", "/csrf", "/providers", "/error"]
    .concat(["/verify-request", "/callback/credentials", "/webauthn-options/passkey"])
    .map((name) => `/api/auth${name}`),
  "/dev/mail",
  "/dev/mail/2b0c5d9e-3c1a-4b5f-8d7e-9f0a1b2c3d4e",
  "/dev/mail/2b0c5d9e-3c1a-4b5f-8d7e-9f0a1b2c3d4e/html",
  ...["/_global-error", "/_not-found", "/_error", "/_app", "/_document", "/404", "/500", "/proxy", "/middleware"],
  ...["/.env", "/.git/config", "/package.json", "/next.config.ts", "/BUILD_ID", "/server.js", "/.next/BUILD_ID"],
  ...["/_next/static/../BUILD_ID", "/_next/static/..%2fBUILD_ID", "/documents/..%2f..%2fpackage.json", "/documents"],
  ...["/robots.txt", "/sitemap.xml", "/manifest.json", "/.well-known/security.txt", "/security.txt", "/swagger.json"],
  ...[
    "/login.rsc",
    "/settings/account.rsc",
    "/login.segments/_tree.segment.rsc",
    "/index",
    "/login.html",
    "/login.json",
  ],
  ...["/en/login", "/de/settings/account", "/metrics", "/debug", "/server-status", "/graphql", "/api", "/api/cron"],
  "/api/cron/outbox",
];

/** What there is only in local mode, and there is in every one. */
const local = /^\/dev\/mail$|^\/api\/cron\/outbox$/;

test("WEB-07: doors of the framework are no doors here, for a stranger and for somebody logged in", async () => {
  const [stranger, { visitor }] = [aPerson({ instance: 2 }), await someoneLoggedIn()];
  for (const path of doors)
    for (const somebody of [stranger, visitor]) {
      const page = await somebody.newTab().get(path, { follow: false });
      expect([path, page.status]).toEqual([path, 404]);
      expect(page.headers["set-cookie"], path).toBeUndefined();
    }
});

test("WEB-07: they are shut to forms and to JSON, and nothing sent there reaches the log", async () => {
  const stranger = aPerson();
  const said = { code: "canary-of-a-log", level: "error", metadata: { text: "canary-of-a-log" } };
  const bodies: [type: string, body: string][] = [
    ["application/json", JSON.stringify(said)],
    ["application/x-www-form-urlencoded", "code=canary-of-a-log&level=error"],
    [
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="code"\r\n\r\ncanary-of-a-log\r\n--x--',
    ],
  ];
  for (const path of doors)
    for (const [type, body] of bodies) {
      const headers = { "content-type": type, origin: "https://console.test" };
      const { status } = await stranger.request("POST", path, { headers, body });
      expect([path, type, status >= 400 && status < 500]).toEqual([path, type, true]);
    }
  expect(logs().join("\n")).not.toContain("canary-of-a-log");
});

test("WEB-07: local mode opens its mailbox to this machine and no other door", async () => {
  const origin = process.env.TEST_APP_LOCAL ?? "";
  for (const path of doors.filter((path) => !local.test(path))) {
    const answer = await fetch(origin + path);
    expect([path, answer.status]).toEqual([path, 404]);
  }
  const { host, port } = new URL(origin);
  expect((await fetch(`http://${host}/dev/mail`)).status).toBe(200);
  const elsewhere = await aPerson().request("GET", "/dev/mail", { headers: { host: `localhost:${port}` } });
  expect(elsewhere.status).toBe(404);
});

test("WEB-07: no file of the build has a source map, and none points to one", async () => {
  const files = readdirSync(".next/static", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  expect(files.length).toBeGreaterThan(10);
  const stranger = aPerson();
  for (const file of files) {
    expect(readFileSync(file, "utf8"), file).not.toContain("sourceMappingURL");
    const address = file.replace(".next", "/_next");
    expect((await stranger.request("GET", address)).status, address).toBe(200);
    expect((await stranger.request("GET", `${address}.map`)).status, `${address}.map`).toBe(404);
  }
});
