import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startLocalDatabase } from "../../scripts/local-database.mjs";
import { type App, freePort, startApp, startLocalApp } from "./apps";
import { startTestServer } from "./databases.mjs";
import { startResendServer } from "./resend-server.mjs";

/**
 * Starts what the tests look at from outside: two instances of the built app on one database with a
 * provider of emails, as an operator runs them, and one in local mode, as a newcomer runs it.
 */
export default async function startApps() {
  const folder = await mkdtemp(join(tmpdir(), "console-apps-"));
  // The database's own user must reach its folder.
  await chmod(folder, 0o755);
  const [server, resend] = await Promise.all([startTestServer(), startResendServer()]);
  const database = await server.create("console_surface");

  const settings = { DATABASE_URL: database, RESEND_BASE_URL: resend.url };
  const apps: App[] = await Promise.all([
    startApp({ ...settings, logFile: join(folder, "one.log") }),
    startApp({ ...settings, logFile: join(folder, "two.log") }),
    startLocalApp({ dataDir: join(folder, "data"), port: await freePort(), logFile: join(folder, "local.log") }),
  ]);

  const localDatabase = await startLocalDatabase({ dataDir: join(folder, "data") });
  const [one, two, local] = apps as [App, App, App];
  Object.assign(process.env, {
    TEST_APP_ONE: one.url,
    TEST_APP_TWO: two.url,
    TEST_APP_LOCAL: local.url,
    TEST_LOCAL_DATABASE: localDatabase.url,
    TEST_LOGS: apps.map(({ logFile }) => logFile).join(":"),
    TEST_SERVER_URL: server.url,
    DATABASE_URL: database,
    RESEND_BASE_URL: resend.url,
  });

  return async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await localDatabase.stop();
    await resend.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
