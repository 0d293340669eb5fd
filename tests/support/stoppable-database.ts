import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import pg from "pg";

import { startLocalDatabase } from "../../scripts/local-database.mjs";
import { findPlace } from "../../scripts/postgres/place.mjs";
import { findPostmaster, isPostmaster } from "../../scripts/postgres/postmaster.mjs";

/** A PostgreSQL for one test, to be stopped and started again in the middle of things. */
export async function aStoppableDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), "console-fault-"));
  let database = await startLocalDatabase({ dataDir });
  const { url } = database;
  const clients: pg.Client[] = [];

  const connect = async () => {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    await client.connect();
    clients.push(client);
    return client;
  };

  return {
    url,
    connect,

    /** Asks as an operator would, over a connection of its own. */
    async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      const client = await connect();
      const { rows } = await client.query<Row>(text, values);
      await client.end();
      return rows;
    },

    /** Stops in good order: what is committed is kept, whoever is connected is cut off. */
    stop: () => database.stop(),

    /** Stops at once, as a crash does: the next start has to recover. */
    async crash() {
      const { data } = await findPlace(resolve(dataDir));
      const pid = findPostmaster(data)?.pid;
      if (pid) process.kill(pid, "SIGQUIT");
      while (pid && isPostmaster(pid, data)) await new Promise((done) => setTimeout(done, 20));
      await database.stop();
    },

    async start() {
      database = await startLocalDatabase({ dataDir });
    },

    async remove() {
      for (const client of clients) await client.end().catch(() => {});
      const { data } = await findPlace(resolve(dataDir));
      await database.stop();
      await rm(data, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
