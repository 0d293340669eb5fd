// @ts-check

/** Stops the server that createDatabases started. */
export default async function dropDatabases() {
  await /** @type {{ testServer?: { stop: () => Promise<void> } }} */ (globalThis).testServer?.stop();
}
