import { METHODS } from "node:http";
import { connect } from "node:net";

import { expect, test } from "@playwright/test";

import { someoneLoggedIn } from "../support/people";
import { staticFiles } from "../support/routes";

const known = ["GET", "HEAD", "POST", "CONNECT"];
const others = METHODS.filter((method) => !known.includes(method));

test("WEB-10: a method that no page has is answered with 405, and what was sent is not sent back", async () => {
  const { visitor } = await someoneLoggedIn();
  const { html } = await visitor.get("/settings/account");
  const paths = ["/login", "/settings/account", "/nothing", "/icon.svg", "/documents/terms.md"];
  paths.push(
    "/settings/activity/download",
    "/api/health/live",
    "/api/cron/outbox",
    "/_next/image",
    staticFiles(html)[0]!,
  );
  expect(others).toEqual(expect.arrayContaining(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]));

  for (const path of paths) {
    const headers = { "x-canary": "canary-of-a-trace", "content-type": "text/plain", origin: "https://console.test" };
    const answers = await Promise.all(others.map((method) => visitor.request(method, path, { headers })));
    for (const [index, page] of answers.entries()) {
      const what = `${others[index]} ${path}`;
      expect([what, page.status]).toEqual([what, 405]);
      expect(page.headers.allow?.split(", "), what).toEqual(expect.arrayContaining(["GET", "HEAD"]));
      expect(page.html, what).not.toMatch(/canary-of-a-trace|__Host-/);
    }
  }
});

test("WEB-10: a route that is only read takes no form", async () => {
  const { visitor } = await someoneLoggedIn();
  for (const path of ["/api/health/live", "/api/health/ready", "/api/cron/outbox"]) {
    const headers = { origin: "https://console.test", "content-type": "application/json" };
    expect((await visitor.request("POST", path, { headers, body: "{}" })).status, path).toBe(405);
  }
});

/** What comes back over a connection until it is closed. */
const said = (text: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(process.env.TEST_APP_ONE ?? "");
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let heard = "";
    socket.on("data", (data) => {
      heard += data;
    });
    socket.on("close", () => resolve(heard)).on("error", reject);
    socket.setTimeout(10_000, () => socket.destroy(new Error(`It stayed open: ${heard}`)));
  });

test("WEB-10: what is no HTTP, and a tunnel, is refused without a word about the server", async () => {
  for (const line of ["CANARY /login HTTP/1.1", "get /login HTTP/1.1", "GET /login HTTP/9.9", "\x16\x03\x01\x02\x00"]) {
    const heard = await said(`${line}\r\nHost: console.test\r\n\r\n`);
    expect([line, heard]).toEqual([
      line,
      expect.stringMatching(/^HTTP\/1\.1 [45]\d\d [\w ]+\r\nConnection: close\r\n\r\n$/),
    ]);
  }
  expect(await said("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n")).toBe("");
});
