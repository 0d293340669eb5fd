import { expect, test } from "@playwright/test";

import { emailsTo } from "../support/inbox";
import { logIn, someoneLoggedIn } from "../support/people";
import { sentByScript, serverActions } from "../support/server-actions";
import { anEmail, aPerson } from "../support/site";

const text = "text/plain;charset=UTF-8";
const multipart = "multipart/form-data; boundary=x";
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const parts = (...all: [string, string][]) => `${all.map(([name, value]) => part(name, value)).join("")}--x--\r\n`;

/** Arguments that no form of ours sends, as React would encode them, or as nobody would. */
const shapes: [what: string, type: string, body: string][] = [
  ["nothing", text, ""],
  ["no JSON", text, "garbage"],
  ["no arguments", text, "[]"],
  ["null for all arguments", text, "null"],
  ["one string for all arguments", text, '"a"'],
  ["an object for all arguments", text, '{"length":3}'],
  ["numbers", text, "[{},5]"],
  ["a list", text, '[{},[["email","a@example.com"]]]'],
  ["a nested object", text, '[{},{"email":{"$ne":null},"__proto__":{"admin":true}}]'],
  ["a BigInt", text, '[{},"$n123456789"]'],
  ["a date, infinity and undefined", text, '["$D2026-01-01T00:00:00.000Z","$Infinity","$undefined"]'],
  ["references to nothing", text, '["$1","$2"]'],
  ["functions", text, '["$F1","$@1"]'],
  ["a Map and a Set", multipart, parts(["1", '[["email","a@example.com"]]'], ["2", "[1]"], ["0", '["$W2","$Q1"]'])],
  ["a promise", multipart, parts(["1", '"a"'], ["0", '[{},"$@1"]'])],
  ["a promise that never comes", multipart, parts(["0", '[{},"$@7"]'])],
  ["an iterator", multipart, parts(["1", "[1,2]"], ["0", '[{},"$i1"]'])],
  ["a circle", multipart, parts(["1", '{"self":"$1"}'], ["0", '[{},"$1"]'])],
  ["a deep list", multipart, parts(["0", `[{},${"[".repeat(2000)}${"]".repeat(2000)}]`])],
  ["an unknown bound argument", multipart, parts(["0", '[{},"$h1"]'], ["1", '{"id":"constructor","bound":"$@2"}'])],
  ["a body that breaks off", multipart, '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[{},'],
  ["no boundary", "multipart/form-data", "x"],
  ["another type", "application/json", "[]"],
];

test("LOG-11: no shape of arguments breaks an action, and none does anything", async () => {
  const { visitor } = await someoneLoggedIn();
  for (const { id, name, page } of serverActions()) {
    if (name === "logOutAction") continue;
    for (const [what, type, body] of shapes) {
      const headers = { "next-action": id, "content-type": type, origin: "https://console.test" };
      const answer = await visitor.request("POST", page, { headers, body });
      expect([name, what, answer.status < 500]).toEqual([name, what, true]);
    }
  }
  expect((await visitor.get("/organizations")).path).toBe("/organizations");
});

test("LOG-11: forms without scripts that cannot be read are refused with a page that says so", async () => {
  const [action] = serverActions();
  const forms: [type: string, body: string][] = [
    [multipart, "garbage"],
    [multipart, ""],
    ["multipart/form-data", "x"],
    [multipart, parts(["$ACTION_REF_1", ""], ["$ACTION_1:0", `{"id":"${action?.id}","bound":"$@1"}`])],
    [multipart, parts(["$ACTION_REF_1", ""], ["$ACTION_1:0", "{"])],
    [multipart, parts([`$ACTION_ID_${action?.id}`, ""])],
    [multipart, parts(["$ACTION_ID_constructor", ""])],
  ];
  for (const [type, body] of forms) {
    const headers = { "content-type": type, origin: "https://console.test" };
    const answer = await aPerson().request("POST", action?.page ?? "", { headers, body });
    expect([body, answer.status < 500]).toEqual([body, true]);
  }
  const headers = { "content-type": multipart, origin: "https://console.test" };
  const page = await aPerson().request("POST", "/login", { headers, body: "garbage" });
  expect(page.status).toBe(400);
  expect(page.text).toContain("This form could not be read");
});

const names = ["email", "password", "new-password", "code", "token", "given-name", "family-name", "name", "version"];
const one = anEmail("one");
const other = anEmail("other");
const file = new File(["a"], "a.txt", { type: "text/plain" });

const fieldShapes: Record<string, (name: string) => [string, string | File][]> = {
  missing: () => [],
  empty: (name) => [[name, ""]],
  twice: (name) => [one, other].map((email) => [name, email]),
  "a list": (name) => [one, other].map((email) => [`${name}[]`, email]),
  "an indexed list": (name) => [one, other].map((email, index) => [`${name}[${index}]`, email]),
  "an object": (name) => [[`${name}[$ne]`, ""]],
  "a file": (name) => [[name, file]],
  "a file beside a value": (name) => [
    [name, one],
    [name, file],
  ],
  JSON: (name) => [[name, JSON.stringify([one, other])]],
  "two addresses": (name) => [[name, `${one},${other}`]],
  "a line break": (name) => [[name, `${one}\r\nBcc: ${other}`]],
  NUL: (name) => [[name, "\0"]],
  "half a character": (name) => [[name, "\ud800"]],
  "very long": (name) => [[name, "x".repeat(3000)]],
  "names of objects": (name) => ["__proto__", "constructor", "toString"].map((key) => [key, name]),
};

for (const [what, shape] of Object.entries(fieldShapes)) {
  test(`LOG-11: fields that are ${what} get a complaint and send nothing`, async () => {
    const visitor = aPerson();
    for (const { id, name, page } of serverActions()) {
      const sent = await sentByScript(id, names.flatMap(shape));
      const answer = await visitor.request("POST", page, sent);
      expect([name, answer.status < 500]).toEqual([name, true]);
    }
    expect([...(await emailsTo(one)), ...(await emailsTo(other))]).toEqual([]);
  });
}

test("LOG-11: one field sent twice is refused, though either alone would do", async () => {
  const { visitor, email, password } = await someoneLoggedIn();
  visitor.cookies.clear();
  await visitor.get("/login");
  const page = await visitor.submit("Log in", { Email: email, Password: password }, { extra: [["email", email]] });
  expect([page.status, page.path]).toEqual([200, "/login"]);
  expect(visitor.cookies.get("session")).toBeUndefined();
  expect((await logIn(visitor, { email, password })).path).toBe("/organizations");
});
