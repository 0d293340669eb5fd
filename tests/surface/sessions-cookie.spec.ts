import { once } from "node:events";
import { readFileSync } from "node:fs";

import { expect, test } from "@playwright/test";
import { encode } from "next-auth/jwt";

import { freePort, launch, operatorSettings } from "../support/apps";
import { someoneLoggedIn } from "../support/people";
import { testSecrets } from "../support/secrets.mjs";
import { aPerson } from "../support/site";

const page = "/organizations";

/** A visitor who sends this as its Cookie header. */
const sending = (cookie: string, headers: Record<string, string> = {}) =>
  aPerson({ headers: { cookie, ...headers } }).request("GET", page);

test("SES-07: a session's token opens nothing from anywhere but its cookie", async () => {
  const { visitor } = await someoneLoggedIn();
  const value = visitor.cookies.get("session")?.value ?? "";
  expect((await sending(`__Host-session=${value}`)).status).toBe(200);

  const elsewhere: [path: string, headers: Record<string, string>][] = [
    [`${page}?__Host-session=${value}&session=${value}&token=${value}&sessionToken=${value}`, {}],
    [page, { authorization: `Bearer ${value}` }],
    [page, { authorization: `Basic ${Buffer.from(`x:${value}`).toString("base64")}` }],
    [page, { "x-session": value, "x-auth-token": value, "x-authorization": value }],
    ...["session", "__Secure-session", "authjs.session-token", "__Secure-authjs.session-token"].map(
      (name): [string, Record<string, string>] => [page, { cookie: `${name}=${value}` }],
    ),
  ];
  for (const [path, headers] of elsewhere) {
    const answer = await aPerson().request("GET", path, { headers });
    expect([headers, answer.status, answer.headers.location?.startsWith("/login")]).toEqual([headers, 307, true]);
  }
  const type = { "content-type": "application/x-www-form-urlencoded", origin: "https://console.test" };
  const posted = await aPerson().request("POST", page, {
    headers: type,
    body: `__Host-session=${value}&session=${value}`,
  });
  // No page of ours is sent like this, so it is not even looked at.
  expect(posted.status).toBe(415);
});

test("SES-07: a broken Authorization header is nothing to us", async () => {
  for (const authorization of ["Bearer %", "Bearer", "Bearer %00%ff", "bearer a.b.c.d.e", "%", "x".repeat(4000)]) {
    const answer = await aPerson().request("GET", page, { headers: { authorization } });
    expect([authorization, answer.status]).toEqual([authorization, 307]);
  }
});

test("SES-11: a cookie that is broken, cut, forged or in pieces logs nobody in and breaks nothing", async () => {
  const { visitor } = await someoneLoggedIn();
  const value = visitor.cookies.get("session")?.value ?? "";
  const claims = { token: { sub: "x", sid: "x" }, salt: "__Host-session" };
  const forged = [
    "",
    "garbage",
    "%",
    "%00",
    '{"sid":"x"}',
    "a.b.c.d.e",
    "....",
    value.slice(0, -10),
    value.slice(10),
    value.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    value.replace(/\.[^.]*$/, "."),
    `eyJhbGciOiJub25lIn0.${Buffer.from('{"sid":"x"}').toString("base64url")}.`,
    await encode({ ...claims, secret: "another secret of at least thirty-two characters" }),
    await encode({ ...claims, secret: testSecrets.AUTH_SECRET, salt: "another salt" }),
    await encode({ ...claims, secret: testSecrets.AUTH_SECRET }),
    await encode({ ...claims, token: { sub: "x" }, secret: testSecrets.AUTH_SECRET }),
    await encode({ ...claims, token: { sid: "" }, secret: testSecrets.AUTH_SECRET }),
    await encode({ ...claims, secret: testSecrets.AUTH_SECRET, maxAge: -60 }),
    "x".repeat(7000),
  ];
  for (const cookie of forged) {
    const answer = await sending(`__Host-session=${cookie}`);
    expect([cookie.slice(0, 60), answer.status, answer.headers.location]).toEqual([cookie.slice(0, 60), 307, "/login"]);
  }

  const halves = `__Host-session.0=${value.slice(0, 200)}; __Host-session.1=${value.slice(200)}`;
  expect((await sending(halves)).status).toBe(307);
  expect((await sending(`__Host-session=${"x".repeat(20_000)}`)).status).toBe(431);
  expect((await visitor.get(page)).status).toBe(200);
});

for (const name of ["AUTH_SECRET", "PASSWORD_PEPPER", "ENCRYPTION_KEY"]) {
  test(`SES-11: without ${name} the app refuses to start, and says why`, async () => {
    const port = await freePort();
    const logFile = test.info().outputPath("app.log");
    const settings = { ...operatorSettings, DATABASE_URL: process.env.DATABASE_URL, [name]: undefined };
    const start = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)];
    const app = launch(start, settings, `http://127.0.0.1:${port}`, logFile);
    const late = setTimeout(() => app.process.kill("SIGKILL"), 10_000);
    await once(app.process, "exit");
    clearTimeout(late);
    expect(app.process.exitCode).toBe(1);
    expect(readFileSync(logFile, "utf8")).toContain(`- ${name} is missing`);
  });
}
