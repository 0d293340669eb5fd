// @ts-check
import { startTestServer } from "./databases.mjs";

/** One database for each jest worker, so that tests beside each other do not meet. */
export default async function createDatabases(/** @type {{ maxWorkers: number }} */ { maxWorkers }) {
  const server = await startTestServer();
  for (let worker = 1; worker <= maxWorkers; worker++) await server.create(`console_jest_${worker}`);

  process.env.JEST_DATABASE_SERVER = server.url;
  /** @type {{ testServer?: typeof server }} */ (globalThis).testServer = server;
}
