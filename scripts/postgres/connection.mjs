// @ts-check
import pg from "pg";

/**
 * The address of a database for `pg`. The port only names the socket; both it and the mode are said, so that no
 * PGPORT or PGSSLMODE of the environment misleads a client.
 * @param {string} socketFolder @param {string} database
 */
export function addressOf(socketFolder, database) {
  const search = `host=${encodeURIComponent(socketFolder)}&port=5432&sslmode=disable`;
  return `postgresql://postgres@localhost/${encodeURIComponent(database)}?${search}`;
}

/** Does one thing with a database and lets go of it. @template T @param {string} url @param {(client: pg.Client) => Promise<T>} work */
async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that stops meanwhile must not end this process too.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether a server answers: "busy" when it starts, recovers or stops. @param {string} socketFolder */
export async function serverState(socketFolder) {
  try {
    await withClient(addressOf(socketFolder, "postgres"), (client) => client.query("select"));
    return "ready";
  } catch (error) {
    // Too many connections is an answer as well.
    if (error instanceof pg.DatabaseError) return error.code === "53300" ? "ready" : "busy";
    return "absent";
  }
}

/** Makes a database unless it is there. @param {string} socketFolder @param {string} database */
export async function ensureDatabase(socketFolder, database) {
  await withClient(addressOf(socketFolder, "postgres"), async (client) => {
    const found = await client.query("select from pg_database where datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  });
}
