import pg from "pg";

/** Asks the database of the local-mode app, to move time. */
export async function localSql(text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: process.env.TEST_LOCAL_DATABASE });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
