// @ts-check
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

import { startLocalDatabase } from "../../scripts/local-database.mjs";

const template = "console_template";

/**
 * The URL of another database on the same server.
 * @param {string} url
 * @param {string} name
 */
export const databaseUrl = (url, name) => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);

/**
 * Runs one statement on the server.
 * @param {string} url
 * @param {string} statement
 */
async function run(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * A real PostgreSQL for one run of the tests, with a migrated template to copy: that of
 * TEST_DATABASE_URL, or one of its own in a folder that goes away with it.
 */
export async function startTestServer() {
  const folder = await mkdtemp(join(tmpdir(), "console-test-"));
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startLocalDatabase({ dataDir: folder });

  await run(server.url, `drop database if exists ${template}`);
  await run(server.url, `create database ${template}`);
  const client = new pg.Client({ connectionString: databaseUrl(server.url, template) });
  await client.connect();
  await migrate(drizzle(client), { migrationsFolder: "db/migrations" });
  await client.end();

  return {
    url: server.url,
    /**
     * Makes a fresh, migrated database and returns its URL.
     * @param {string} name
     */
    async create(name) {
      await run(server.url, `drop database if exists ${name} with (force)`);
      await run(server.url, `create database ${name} template ${template}`);
      return databaseUrl(server.url, name);
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
