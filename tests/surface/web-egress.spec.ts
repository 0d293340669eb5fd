import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { expect, test } from "@playwright/test";

import { type App, appUrl, startApp } from "../support/apps";
import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { anAccount, logIn, register } from "../support/people";
import { addresses } from "../support/routes";
import { sentByScript, serverActions } from "../support/server-actions";
import { anAddress, anEmail } from "../support/site";
import { aVisitor } from "../support/visitor";

test.describe.configure({ mode: "serial" });

let app: App;
let folder: string;
let asked = 0;
const canary = createServer((_, response) => response.end()).on("connection", () => asked++);
let elsewhere: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "console-egress-"));
  await once(canary.listen(0, "127.0.0.1"), "listening");
  elsewhere = `127.0.0.1:${(canary.address() as AddressInfo).port}`;
  app = await startApp({
    DATABASE_URL: process.env.DATABASE_URL,
    RESEND_BASE_URL: process.env.RESEND_BASE_URL,
    NODE_OPTIONS: `--import=${resolve("tests/support/egress-recorder.mjs")}`,
    EGRESS_FILE: join(folder, "egress"),
    logFile: join(folder, "app.log"),
  });
});
test.afterAll(async () => {
  await app.stop();
  canary.close();
  await rm(folder, { recursive: true, force: true });
});

/** Everything by which a client or a proxy can name a host, naming one that listens. */
const poisoned = () => ({
  host: elsewhere,
  "x-forwarded-host": elsewhere,
  "x-forwarded-proto": "http",
  "x-forwarded-port": elsewhere.split(":")[1],
  "x-forwarded-server": elsewhere,
  "x-original-host": elsewhere,
  "x-host": elsewhere,
  "x-original-url": `http://${elsewhere}/`,
  "x-rewrite-url": `http://${elsewhere}/`,
  "x-middleware-rewrite": `http://${elsewhere}/`,
  forwarded: `host=${elsewhere};proto=http`,
  referer: `http://${elsewhere}/`,
});

const aVictim = () => aVisitor({ origin: appUrl, via: app.url, address: anAddress(), headers: poisoned() });

/** Names of fields in which somebody might look for an address to go to. */
const fields = [
  "email",
  "url",
  "next",
  "redirect",
  "callbackUrl",
  "website",
  "name",
  "given-name",
  "organization-name",
];

test("WEB-12: no action asks a host that the request names, wherever it is posted to", async () => {
  test.setTimeout(180_000);
  const account = await anAccount();
  const visitor = aVictim();
  await logIn(visitor, account);
  const about = fields.map((name): [string, string] => [name, `http://${elsewhere}/${name}`]);
  for (const { id, name, page } of serverActions().filter(({ name }) => name !== "logOutAction"))
    for (const path of [page, "/terms", "/login"]) {
      const { headers, body } = await sentByScript(id, about);
      const { status } = await visitor.request("POST", path, { headers, body });
      expect([name, path, status < 500]).toEqual([name, path, true]);
    }
  expect(asked).toBe(0);
});

test("WEB-12: logging in, registering and asking for a reset under a foreign name lead nowhere but home", async () => {
  const account = await anAccount();
  const byForm = aVictim();
  expect((await logIn(byForm, account)).path).toBe("/organizations");
  for (const { location } of byForm.page.hops) expect(location ?? "/").toMatch(/^\/(?!\/)/);

  const byScript = aVictim();
  const login = serverActions().find(({ name }) => name === "logInAction");
  const sent = await sentByScript(login?.id ?? "", [
    ["email", account.email],
    ["password", account.password],
  ]);
  const answer = await byScript.request("POST", "/login", sent);
  expect(byScript.cookies.get("session")).toBeDefined();
  expect(JSON.stringify(answer.headers) + answer.html).not.toContain(elsewhere);

  const registrant = aVictim();
  const { email } = await register(registrant, { email: anEmail() });
  await byForm.get("/forgot");
  await byForm.submit("Send the email", { Email: account.email });
  for (const address of [email, account.email]) expect(new URL(linkIn(await lastEmailTo(address))).origin).toBe(appUrl);
  expect(JSON.stringify([await emailsTo(email), await emailsTo(account.email)])).not.toContain(elsewhere);
  expect(asked).toBe(0);
});

test("WEB-12: no address of the app fetches what its query or its headers name", async () => {
  const visitor = aVictim();
  const id = crypto.randomUUID();
  const paths = addresses({ organizations: id, authenticator: id, sessions: id, mail: id });
  const target = encodeURIComponent(`http://${elsewhere}/`);
  for (const path of [...paths, "/_next/image", "/api/auth/signin"])
    for (const headers of [{}, { rsc: "1" }]) {
      const query = ["url", "next", "callbackUrl", "token", "q"].map((name) => `${name}=${target}`).join("&");
      const page = await visitor.request("GET", `${path}?${query}&w=64&q=75`, { headers });
      expect(page.headers.location ?? "/", path).toMatch(/^\/(?!\/)/);
    }
  expect(asked).toBe(0);
});

test("WEB-12: the whole time the app connected to its database, to Resend and to itself, and asked for no name", () => {
  const { searchParams, hostname, port } = new URL(process.env.DATABASE_URL ?? "");
  const socket = searchParams.get("host");
  const database = socket
    ? `${socket}/.s.PGSQL.${searchParams.get("port") ?? 5432}`
    : `${hostname}:${searchParams.get("port") ?? (port || 5432)}`;
  const resend = new URL(process.env.RESEND_BASE_URL ?? "").host;
  const itself = new URL(app.url).port;
  const seen = new Set(readFileSync(join(folder, "egress"), "utf8").trim().split("\n"));

  expect([...seen], "the recorder works").toEqual(expect.arrayContaining([`connect ${database}`, `connect ${resend}`]));
  const allowed = [`connect ${database}`, `connect ${resend}`];
  allowed.push(...["127.0.0.1", "localhost"].map((host) => `connect ${host}:${itself}`));
  allowed.push("resolve localhost", "resolve 127.0.0.1", `resolve ${hostname}`);
  expect([...seen].filter((line) => !allowed.includes(line))).toEqual([]);
});
