import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { killUsers, query, startUser } from "./database-user";

jest.setTimeout(30_000);

const isRoot = process.getuid?.() === 0;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "local-database-"));
  // As any folder that people make, unlike those of mkdtemp.
  await chmod(folder, 0o755);
});
afterEach(async () => {
  await killUsers();
  await rm(folder, { recursive: true, force: true });
});

const pidFile = (dataDir: string) => path.join(dataDir, "postgres/postmaster.pid");
const serverOf = async (dataDir: string) => Number((await readFile(pidFile(dataDir), "utf8")).split("\n")[0]);

/** A started database with one row to lose. */
async function startWithData(dataDir: string) {
  const user = await startUser(dataDir);
  await query(user.url, "create table notes as select 'kept' as text");
  return user;
}

const notesOf = (url: string) => query(url, "select text from notes");
const kept = [{ text: "kept" }];

test("data are kept between starts, and the server stops with its only user", async () => {
  const first = await startWithData(folder);
  await first.stop();
  expect(existsSync(pidFile(folder))).toBe(false);

  const second = await startUser(folder);
  expect(await notesOf(second.url)).toEqual(kept);
  await second.stop();
});

test("the server writes safely, listens on no port, and nobody else can enter its folder", async () => {
  const user = await startUser(folder);
  const names = ["fsync", "full_page_writes", "synchronous_commit", "listen_addresses", "server_encoding"];
  const [settings] = await query(user.url, `select ${names.map((name) => `current_setting('${name}') as ${name}`)}`);
  const [locale] = await query(user.url, "select datlocale from pg_database where datname = current_database()");
  const { mode } = await stat(path.join(folder, "postgres"));
  await user.stop();

  expect(Object.values(settings)).toEqual(["on", "on", "on", "", "UTF8"]);
  expect(locale).toEqual({ datlocale: "C.UTF-8" });
  expect(mode & 0o777).toBe(0o700);
});

test("after a crash of everything the database is there again", async () => {
  const crashed = await startWithData(folder);
  process.kill(await serverOf(folder), "SIGKILL");
  await crashed.kill();

  const next = await startUser(folder);
  expect(await notesOf(next.url)).toEqual(kept);
  await next.stop();
});

test("a lock file that names another program by now does not keep the database from starting", async () => {
  const crashed = await startWithData(folder);
  const server = await serverOf(folder);
  const { uid, gid } = await stat(path.join(folder, "postgres"));
  const owner = isRoot ? { uid, gid } : {};
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], {
    ...owner,
    cwd: "/",
    stdio: "ignore",
  });
  process.kill(server, "SIGKILL");
  await crashed.kill();
  for (const file of [pidFile(folder), path.join(folder, "postgres/.s.PGSQL.5432.lock")]) {
    await writeFile(file, (await readFile(file, "utf8")).replace(String(server), String(other.pid)));
  }

  const next = await startUser(folder);
  expect(await notesOf(next.url)).toEqual(kept);
  await next.stop();
  expect(other.exitCode).toBeNull();
  other.kill();
});

test("two folders have two databases, and stopping one leaves the other", async () => {
  const [one, two] = await Promise.all([startWithData(`${folder}/one`), startUser(`${folder}/two`)]);
  await expect(notesOf(two.url)).rejects.toThrow("does not exist");

  await two.stop();
  expect(await notesOf(one.url)).toEqual(kept);
  await one.stop();
});

test("several processes share one server, which stops with the last", async () => {
  const [first, second, third] = await Promise.all([startUser(folder), startUser(folder), startUser(folder)]);
  const server = await serverOf(folder);
  await first.stop();
  await second.kill();
  expect(await query(third.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await serverOf(folder)).toBe(server);

  await third.stop();
  expect(existsSync(pidFile(folder))).toBe(false);
});

test("a path too long for a socket is no obstacle", async () => {
  const user = await startWithData(path.join(folder, "a folder, with a name ".repeat(5)));
  expect(await notesOf(user.url)).toEqual(kept);
  await user.stop();
  await rm(new URL(user.url).searchParams.get("host") ?? "", { recursive: true });
});

(isRoot ? test : test.skip)(
  "below a folder that is root's alone, the database lives elsewhere and is kept",
  async () => {
    const dataDir = path.join(folder, "closed/data");
    await mkdir(path.dirname(dataDir), { mode: 0o700 });
    const first = await startWithData(dataDir);
    await first.stop();
    const second = await startUser(dataDir);
    const place = new URL(second.url).searchParams.get("host") ?? "";

    expect(first.said).toEqual([`The database of ${dataDir} is kept in ${place}.`]);
    expect(await notesOf(second.url)).toEqual(kept);
    await second.stop();
    await rm(place, { recursive: true });
  },
);
