import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const script = path.resolve("scripts/local-secrets.mjs");

/** The secrets that a process of its own finds or makes. */
async function secretsOf(folder: string) {
  const code = `import("${script}").then(async (m) => console.log(JSON.stringify(await m.readLocalSecrets("${folder}"))))`;
  return JSON.parse((await run(process.execPath, ["-e", code])).stdout);
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "local-secrets-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("first starts at the same time agree on one set of secrets, which is kept for us alone", async () => {
  const sets = await Promise.all([secretsOf(folder), secretsOf(folder), secretsOf(folder)]);
  expect(new Set(sets.map((secrets) => JSON.stringify(secrets))).size).toBe(1);
  expect(await secretsOf(folder)).toEqual(sets[0]);
  expect((await stat(`${folder}/secrets.json`)).mode & 0o777).toBe(0o600);
});

test("every secret is long, random and in the form that the settings ask for", async () => {
  const { AUTH_SECRET, PASSWORD_PEPPER, ENCRYPTION_KEY, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = await secretsOf(folder);
  const other = await secretsOf(`${folder}/other`);
  expect(Buffer.from(AUTH_SECRET, "base64url")).toHaveLength(48);
  expect(Buffer.from(PASSWORD_PEPPER.replace(/^1:/, ""), "base64")).toHaveLength(48);
  expect(Buffer.from(ENCRYPTION_KEY.replace(/^1:/, ""), "base64")).toHaveLength(32);
  expect(Buffer.from(NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, "base64")).toHaveLength(32);
  expect(other.AUTH_SECRET).not.toBe(AUTH_SECRET);
});

test("a damaged file is reported, not replaced: the database could not be read any more", async () => {
  await writeFile(`${folder}/secrets.json`, '{"AUTH_SECRET":"x"}');
  await expect(secretsOf(folder)).rejects.toThrow("PASSWORD_PEPPER, ENCRYPTION_KEY");
});
