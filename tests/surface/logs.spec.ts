import { expect, test } from "@playwright/test";
import { decode } from "next-auth/jwt";

import { foundIn } from "../support/canary-traces";
import { codeIn, lastEmailTo, linkIn } from "../support/inbox";
import { logLines, logs } from "../support/logs";
import { logIn, register } from "../support/people";
import { testSecrets } from "../support/secrets.mjs";
import { sentByScript, serverActions } from "../support/server-actions";
import { anEmail, aPerson, sql } from "../support/site";

const origin = "https://console.test";
const multipart = { "content-type": "multipart/form-data; boundary=x", origin };

/** Everything that the tables hold, but for the columns of people's own words. */
async function tables() {
  const names = await sql<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const rows = await Promise.all(names.map(({ name }) => sql(`select to_jsonb(t)::text as row from "${name}" t`)));
  expect(names.length).toBeGreaterThan(8);
  return rows.flat().map(({ row }) => row);
}

test("AUD-03: no secret of any flow is in a log or a table, in any form", async () => {
  const secrets: Record<string, string> = {
    password: "Canary+pass/word=with signs 7Q",
    "wrong password": "Canary wrong pass?word & 8Q",
    "password in an address": "canary-address-password-9Q",
    "token in an address": "canary_token_in_an_address_1234567890",
    "broken body": "canary-in-a-body-that-breaks-off",
    authorization: "canary-of-an-authorization-header",
    "foreign cookie": "canary-of-a-foreign-cookie",
  };
  const secret = (name: string) => secrets[name] ?? "";
  const email = anEmail();
  const visitor = aPerson();

  await register(visitor, { email, password: secret("password") });
  const sent = await lastEmailTo(email);
  secrets.code = codeIn(sent);
  secrets.link = new URL(linkIn(sent)).searchParams.get("token") ?? "";
  secrets["registration cookie"] = visitor.cookies.get("registration")?.value ?? "";
  await visitor.submit("Confirm", { "Code from the email": secrets.code === "11111111" ? "22222222" : "11111111" });
  await aPerson().get(`/verify?token=${secrets.link}`);
  await visitor.submit("Confirm", { "Code from the email": secrets.code });
  secrets["first session"] = visitor.cookies.get("session")?.value ?? "";
  await aPerson().get(`/verify?token=${secrets.link}`);
  await aPerson().get(`/verify?token=${secret("token in an address")}`);

  await logIn(aPerson({ instance: 2 }), { email, password: secret("wrong password") });
  await aPerson().get(`/login?email=${email}&password=${secret("password in an address")}`);
  await visitor.submit("Log out");
  await logIn(visitor, { email, password: secret("password") });
  const cookie = visitor.cookies.get("session")?.value ?? "";
  const envelope = await decode({ token: cookie, secret: testSecrets.AUTH_SECRET, salt: "__Host-session" });
  secrets["session cookie"] = cookie;
  secrets["session token"] = String(envelope?.sid);

  const headers = {
    authorization: `Bearer ${secret("authorization")}`,
    cookie: `__Host-session=${secret("foreign cookie")}; other=${secret("foreign cookie")}`,
  };
  for (const path of ["/organizations", "/login", "/verify", "/api/cron/outbox", "/nothing"])
    await aPerson({ headers }).request("GET", path);
  await aPerson({ headers }).request("POST", "/login", { headers: multipart, body: secret("broken body") });
  for (const { id, page } of serverActions()) {
    const type = { "next-action": id, "content-type": "text/plain;charset=UTF-8", origin };
    await visitor.newTab().request("POST", page, { headers: type, body: secret("broken body") });
    const fields: [string, string][] = ["password", "token", "code"].map((name) => [name, secret("wrong password")]);
    await aPerson({ headers }).request("POST", page, await sentByScript(id, fields));
  }

  for (const [name, value] of Object.entries(secrets)) expect([name, value.length > 7]).toEqual([name, true]);
  for (const log of logs()) expect(foundIn(log, secrets)).toEqual([]);
  expect(foundIn((await tables()).join("\n"), secrets)).toEqual([]);
});

test("LOG-15: a password in an address is in no log", async () => {
  await aPerson().get("/login?email=a%40example.com&password=canary-of-an-address-5Q");
  await aPerson().request("POST", "/login?password=canary-of-an-address-5Q", { headers: multipart, body: "broken" });
  for (const log of logs()) expect(foundIn(log, { password: "canary-of-an-address-5Q" })).toEqual([]);
});

const hostile = [
  'a\r\n{"time":"2026-01-01T00:00:00.000Z","level":"info","message":"logged in"}',
  "\u001b[2J\u001b[1;31mred\u0007",
  "\u009b31m",
  "admin\u202egnp.\u2066exe",
  "one\u2028two\u2029three\u0085four",
];

test("AUD-02: whatever is sent, every line of the log is one JSON object", async () => {
  const { id } = serverActions().find(({ name }) => name === "registerAction") ?? { id: "" };
  for (const text of hostile) {
    const inHeader = Buffer.from(text.replace(/\p{Cc}/gu, " ")).toString("latin1");
    const agent = { "user-agent": inHeader, referer: `${origin}/${encodeURIComponent(text)}` };
    const visitor = aPerson({ headers: agent });
    await logIn(visitor, { email: `${text}@example.com`, password: text });
    await visitor.request("POST", "/login", { headers: { ...multipart, ...agent }, body: text });
    await visitor.request("POST", `/${encodeURIComponent(text)}`, { headers: multipart, body: text });
    await visitor.request("GET", `/organizations/${encodeURIComponent(text)}?x=${encodeURIComponent(text)}`);
    const names = ["given-name", "family-name", "email"].map((name): [string, string] => [name, text]);
    await visitor.request("POST", "/register", await sentByScript(id, names));
    const action = { ...multipart, "next-action": inHeader.replace(/[^ -~]/g, "") || "x" };
    await visitor.request("POST", "/login", { headers: action, body: text });
    const body = JSON.stringify({ level: "error", code: text, message: text, metadata: { text } });
    const forged = await visitor.request("POST", "/api/auth/_log", { headers: { origin }, body });
    expect(forged.status).toBe(404);
  }

  const lines = logs().flatMap(logLines);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      level: expect.stringMatching(/^(info|warn|error)$/),
      message: expect.any(String),
    });
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
  }
});
