import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const script = path.resolve("scripts/sources.mjs");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sources-"));
  await mkdir(`${folder}/app`);
  await writeFile(`${folder}/app/page.tsx`, "one");
  await writeFile(`${folder}/next.config.ts`, "config");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fingerprint = () => {
  const code = `import("${script}").then((sources) => console.log(sources.fingerprintOfSources()))`;
  return execFileSync(process.execPath, ["-e", code], { cwd: folder, encoding: "utf8" });
};

test.each([
  ["an edit", () => writeFile(`${folder}/app/page.tsx`, "two")],
  ["an addition", () => writeFile(`${folder}/app/more.tsx`, "")],
  ["a new name", () => rename(`${folder}/app/page.tsx`, `${folder}/app/other.tsx`)],
  ["a removal", () => rm(`${folder}/app/page.tsx`)],
  ["another setting", () => writeFile(`${folder}/next.config.ts`, "other")],
])("%s asks for a new build", async (_, change) => {
  const before = fingerprint();
  await change();
  expect(fingerprint()).not.toBe(before);
});

test.each([
  ["a copy with other times", () => utimes(`${folder}/app/page.tsx`, 1, 1)],
  ["a test", () => writeFile(`${folder}/page.test.ts`, "")],
  ["what an editor hides", () => writeFile(`${folder}/app/.page.tsx.swp`, "")],
])("%s does not", async (_, change) => {
  const before = fingerprint();
  await change();
  expect(fingerprint()).toBe(before);
});
