import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsx?|mjs)$/.test(name))
    .map((name) => join(folder, name));

const files = [...["app", "components", "lib", "db", "emails"].flatMap(sourcesIn), "instrumentation.ts", "proxy.ts"];

const source = (file: string) => readFileSync(file, "utf8");

/** What a file imports for use while running; types are gone by then. */
const imports = (file: string) =>
  [...source(file).matchAll(/^(?:import|export) (?!type\b)(?:([^"';]*?) from )?"([^"]+)"/gm)].map(
    ([, what = "", from = ""]) => ({ what, from }),
  );

const importing = (from: RegExp) => files.filter((file) => imports(file).some((line) => from.test(line.from)));

/** The functions that a file exports, each with its body's first line. */
const exportedFunctions = (file: string) =>
  [...source(file).matchAll(/^export (?:async )?function (\w+)[\s\S]*?\{\n(.*)\n/gm)].map(
    ([, name = "", firstLine = ""]) => ({ file, name, firstLine: firstLine.trim() }),
  );

test("the rules below see the code", () => {
  expect(files.length).toBeGreaterThan(250);
  expect(importing(/^drizzle-orm/)).toContain("db/users.ts");
  expect(exportedFunctions("app/(auth)/login/actions.ts").map(({ name }) => name)).toContain("logInAction");
});

test.each([
  ["Drizzle", /^drizzle-orm/, /^db\//],
  ["pg", /^pg$/, /^db\//],
  ["next-auth", /^(next-auth|@auth)/, /^lib\/auth\.ts$/],
  ["bcrypt", /^bcryptjs/, /^lib\/passwords\//],
  ["zxcvbn", /^@zxcvbn/, /^lib\/passwords\//],
  ["Piscina", /^piscina/, /^lib\/passwords\//],
  ["otpauth", /^otpauth/, /^lib\/authenticators\//],
  ["uqr", /^uqr/, /^app\/\(settings\)\/settings\/authenticator\/setup\//],
  ["Resend", /^resend/, /^lib\/mail\.ts$/],
])("%s is imported only where it lives", (_, library, home) => {
  const importers = importing(library);

  expect(importers).not.toEqual([]);
  expect(importers.filter((file) => !home.test(file))).toEqual([]);
});

test.each([
  ["components know nothing of the server", /^components\//, /^@\/(lib|db|emails|app)/],
  ["emails are words alone", /^emails\//, /^(@\/|\.\.\/)/],
  [
    "the database knows nothing of pages or people",
    /^db\//,
    /^@\/(app|components|emails|lib\/(?!(env|limits|log|time)$))/,
  ],
  ["the domain knows nothing of pages", /^lib\//, /^@\/(app|components)/],
  ["actions and forms ask the domain, never the database", /^app\/.*(actions|form|schema)\.tsx?$/, /^@\/db/],
  ["zod stays with schemas and fields", /^(app\/(?!.*(schema|actions)\.ts$)|components\/|db\/|emails\/)/, /^zod/],
])("%s", (_, layer, forbidden) => {
  expect(importing(forbidden).filter((file) => layer.test(file))).toEqual([]);
});

test("pages and routes only read the database", () => {
  const words = files
    .filter((file) => file.startsWith("app/"))
    .flatMap((file) => imports(file).filter((line) => line.from.startsWith("@/db/")))
    .flatMap(({ what }) => what.match(/\w+/g) ?? []);

  expect(words).not.toEqual([]);
  expect(words.filter((word) => !/^(find|list|count)/.test(word))).toEqual([]);
});

test("every action begins with a gate, and is called an action", () => {
  const actions = files.filter((file) => source(file).startsWith('"use server"')).flatMap(exportedFunctions);
  const gate = /^const \{.*\} = await admit(Visitor|Fresh)?\(/;

  expect(actions.length).toBeGreaterThan(30);
  expect(actions.filter(({ firstLine, name }) => !gate.test(firstLine) || !name.endsWith("Action"))).toEqual([]);
});

test("every action behind the settings is for people logged in", () => {
  // Logging out and the look of the pages are for everybody.
  const actions = files.filter((file) => /^app\/\(settings\)\/(?!logout|theme).*actions\.ts$/.test(file));
  const open = actions
    .flatMap(exportedFunctions)
    .filter(({ firstLine }) => !/ = await admit(Fresh)?\(/.test(firstLine));

  expect(open).toEqual([]);
});

test("every page and route behind the settings asks who is there", () => {
  const pages = files.filter((file) => /^app\/\(settings\)\/(.*\/)?(page\.tsx|route\.ts)$/.test(file));

  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((file) => !source(file).includes("await requireSession()"))).toEqual([]);
});

test("everything that touches a secret or the database stays on the server", () => {
  const secret = /^(node:fs|pg$|next\/headers|@\/db|(@\/lib|\.\.?)\/(secrets|seal|auth|sessions|outbox)$)/;
  const touching = files.filter(
    (file) => /^(lib|db)\/.*\.ts$/.test(file) && imports(file).some(({ from }) => secret.test(from)),
  );

  expect(touching.length).toBeGreaterThan(50);
  expect(touching.filter((file) => !source(file).startsWith('import "server-only";'))).toEqual([]);
});

test("code for browsers imports no value of the domain but words", () => {
  const client = files.filter((file) => source(file).startsWith('"use client"'));
  const taken = client.flatMap((file) => imports(file).filter(({ from }) => /^@\/(lib|db|emails)/.test(from)));

  expect(client.length).toBeGreaterThan(10);
  expect(taken.map(({ from }) => from)).toEqual(["@/lib/refusals"]);
});

test("settings are read in one place", () => {
  // lib/auth tells next-auth its address, and instrumentation asks which runtime it is in.
  const exempt = ["lib/env.ts", "lib/auth.ts", "instrumentation.ts"];

  expect(files.filter((file) => !exempt.includes(file) && source(file).includes("process.env"))).toEqual([]);
});

test("WEB-11: no text becomes SQL but by parameters", () => {
  expect(files.filter((file) => /\bsql\.(raw|identifier)\b|\.as\(/.test(source(file)))).toEqual([]);
});

test("no source file is longer than 150 lines", () => {
  // The tables stand side by side, as in the database.
  const exempt = ["db/schema.ts"];

  expect(files.filter((file) => !exempt.includes(file) && source(file).trimEnd().split("\n").length > 150)).toEqual([]);
});

test("no file is named for nothing", () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|types|index)\.tsx?$/.test(file))).toEqual([
    "db/index.ts",
  ]);
});
