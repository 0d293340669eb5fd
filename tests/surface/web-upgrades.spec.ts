import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, test } from "@playwright/test";

const websocket = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-key": "x3JJHMbDL1EzLkh9GBhXDw==",
  "sec-websocket-version": "13",
};

/** Asks for another protocol, and returns the status of the answer: 101 when the connection changed. */
const upgrade = (path: string, headers: Record<string, string> = websocket, app = process.env.TEST_APP_ONE) =>
  new Promise<number | string | undefined>((resolve) => {
    const { hostname, port } = new URL(app ?? "");
    const asked = request({ hostname, port, path, headers: { host: "console.test", ...headers }, agent: false });
    const settle = (outcome: number | string | undefined) => {
      asked.destroy();
      resolve(outcome);
    };
    asked.setTimeout(10_000, () => settle("no answer"));
    asked.on("error", (error) => settle(error.message));
    asked.on("upgrade", ({ statusCode }) => settle(statusCode));
    asked.on("response", ({ statusCode }) => settle(statusCode));
    asked.end();
  });

const paths = ["/", "/login", "/settings/account", "/nothing", "/icon.svg", "/api/health/live"];
const ofNext = ["/_next/hmr", "/_next/webpack-hmr", "/_next/mcp", "/_next/static/chunks/nothing.js", "/_next/x"];

test("WEB-07: no connection changes to another protocol, and none is left without an answer", async () => {
  for (const headers of [
    websocket,
    { connection: "Upgrade, HTTP2-Settings", upgrade: "h2c", "http2-settings": "AAMAAABk" },
  ]) {
    const answers = await Promise.all([...paths, ...ofNext].map((path) => upgrade(path, headers)));
    expect(answers).toEqual([307, 200, 307, 404, 200, 200, 404, 404, 404, 404, 404]);
  }
  expect(await upgrade("/login", websocket, process.env.TEST_APP_TWO)).toBe(200);
});

test("WEB-07: a request that names a whole address is taken for its path, and nobody is asked there", async () => {
  let asked = 0;
  const canary = createServer((_, response) => response.end()).on("connection", () => asked++);
  await once(canary.listen(0, "127.0.0.1"), "listening");
  const elsewhere = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;

  for (const headers of [websocket, {}]) {
    const targets = [`${elsewhere}/login`, `${elsewhere}/nothing`, `${elsewhere}/_next/hmr`, "garbage:", "*"];
    expect(await Promise.all(targets.map((target) => upgrade(target, headers)))).toEqual([200, 404, 404, 400, 307]);
  }
  expect(asked).toBe(0);
  canary.close();
});
