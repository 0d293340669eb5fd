import { readdirSync, readFileSync } from "node:fs";

import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { Client } from "pg";

import * as schema from "@/db/schema";

import { databaseUrl } from "./support/databases.mjs";

const folder = "db/migrations";
const url = databaseUrl(process.env.JEST_DATABASE_SERVER ?? "", `console_migrations_${process.env.JEST_WORKER_ID}`);

async function onServer(statement: string) {
  const client = new Client({ connectionString: process.env.JEST_DATABASE_SERVER });
  await client.connect();
  await client.query(statement);
  await client.end();
}

const name = new URL(url).pathname.slice(1);

afterAll(() => onServer(`drop database if exists ${name} with (force)`));

/** The app as another process has it: with its own modules, and its own connections to the given database. */
async function anInstance() {
  const shared = globalThis as { consolePool?: { end(): Promise<void> } };
  const [before, settings] = [shared.consolePool, process.env.DATABASE_URL];
  shared.consolePool = undefined;
  process.env.DATABASE_URL = url;
  jest.resetModules();
  const { migrate } = await import("@/db/migrate");
  const { pool } = await import("@/db");
  shared.consolePool = before;
  process.env.DATABASE_URL = settings;
  return { migrate, pool };
}

test("five instances that start at once on an empty database bring it to the newest schema once", async () => {
  await onServer(`create database ${name}`);
  const instances = [];
  for (let count = 0; count < 5; count++) instances.push(await anInstance());
  await Promise.all(instances.map(({ migrate }) => migrate()));
  await instances[0]!.migrate();

  const [{ pool } = instances[0]!] = instances;
  const applied = await pool.query("select count(*)::int as count from drizzle.__drizzle_migrations");
  const tables = await pool.query("select tablename from pg_tables where schemaname = 'public'");
  expect(applied.rows).toEqual([{ count: sqlFiles.length }]);
  expect(tables.rows.length).toBeGreaterThan(8);
  await Promise.all(instances.map((instance) => instance.pool.end()));
});

const sqlFiles = readdirSync(folder).filter((file) => file.endsWith(".sql"));

test("the migrations make exactly the schema of the code", async () => {
  const snapshots = readdirSync(`${folder}/meta`).filter((file) => file.endsWith("_snapshot.json"));
  const newest = JSON.parse(readFileSync(`${folder}/meta/${snapshots.sort().at(-1)}`, "utf8"));

  expect(await generateMigration(newest, generateDrizzleJson(schema, newest.id, undefined, "snake_case"))).toEqual([]);
  expect(snapshots).toHaveLength(sqlFiles.length);
});

/** What PostgreSQL learnt after version 15, as far as a migration would use it. */
const newer =
  /uuidv[47]\(|\bany_value\b|json_(table|scalar|serialize|array|object)\(|\bvirtual\b|without overlaps|\bperiod\b|merge\b[\s\S]*returning|on error null|\bnot enforced\b|add constraint \S+ not null|system_user|virtual|0x[0-9a-f]+|\d_\d{3}/i;

test.each(sqlFiles)("%s asks nothing of PostgreSQL that version 15 does not have", (file) => {
  expect(readFileSync(`${folder}/${file}`, "utf8")).not.toMatch(newer);
});
