import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "@playwright/test";

import { type App, appUrl, freePort, launch, operatorSettings, startApp } from "./apps";
import type { Page } from "./page";
import { registerAndConfirm } from "./people";
import { anAddress } from "./site";
import { aStoppableDatabase } from "./stoppable-database";
import { aVisitor, type Visitor } from "./visitor";

/** An instance with a database of its own, in which things go wrong, and a person who is logged in there. */
export async function startFaulty() {
  const folder = await mkdtemp(join(tmpdir(), "console-faulty-"));
  const logFile = join(folder, "app.log");
  const database = await aStoppableDatabase();
  const settings = { DATABASE_URL: database.url, RESEND_BASE_URL: process.env.RESEND_BASE_URL };
  let app: App = await startApp({ ...settings, logFile });
  const visitors: Visitor[] = [];

  const someone = () => {
    const visitor = aVisitor({ origin: appUrl, via: app.url, address: anAddress() });
    visitors.push(visitor);
    return visitor;
  };
  const visitor = someone();
  const person = await registerAndConfirm(visitor, { password: "canary of 3 quiet herons" });
  const cookies = new Set<string>();
  const noteCookies = () => {
    for (const { cookies: jar } of visitors) for (const { value } of jar.all()) if (value) cookies.add(value);
  };

  return {
    database,
    visitor,
    person,
    someone,
    get app() {
      return app;
    },

    /** The addresses of more people with the same password. */
    async others(count: number) {
      const rows = await database.sql<{ email: string }>(
        `insert into users (email, password_hash, first_name, last_name)
         select gen_random_uuid() || '@example.com', password_hash, 'Anna', 'Schmidt' from users, generate_series(1, $2)
         where email = $1 returning email`,
        [person.email, count],
      );
      return rows.map(({ email }) => email);
    },

    /** Does something while a table is locked, and lets go of it afterwards. */
    async locking<Result>(table: string, mode: string, act: () => Promise<Result>) {
      const client = await database.connect();
      await client.query(`begin; lock table ${table} in ${mode} mode`);
      try {
        return await act();
      } finally {
        await client.query("rollback");
        await client.end();
      }
    },

    /** How many statements wait for a lock. */
    async waiting() {
      const [row] = await database.sql<{ waiting: number }>(
        "select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock'",
      );
      return row?.waiting;
    },

    /** Starts another instance, and waits until it listens, whatever its database does. */
    async restartApp() {
      const port = await freePort();
      const env = { ...operatorSettings, ...settings, PORT: String(port) };
      const command = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)];
      app = launch(command, env, `http://127.0.0.1:${port}`, logFile);
      while (!(await fetch(`${app.url}/api/health/live`).catch(() => undefined))?.ok) {
        if (app.process.exitCode !== null) throw new Error(`The app ended with ${app.process.exitCode}.`);
        await new Promise((done) => setTimeout(done, 50));
      }
    },

    /** All that was logged, and what must not be in it. */
    told() {
      noteCookies();
      return { log: readFileSync(logFile, "utf8"), secrets: [person.password, ...cookies] };
    },

    async remove() {
      if (app.process.exitCode === null) await app.stop();
      await database.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What is said when the database is away, and what is never said. */
export function expectUnavailable(page: Page) {
  expect(page.status).toBe(503);
  expect(Number(page.headers["retry-after"])).toBeGreaterThan(0);
  expect(page.headers["cache-control"]).toBe("private, no-store");
  expect(page.headers["set-cookie"]).toBeUndefined();
  expect(page.text).toContain("Cloud Console can't reach its data right now");
  expect(page.html + JSON.stringify(page.headers)).not.toMatch(
    /select|insert|postgres|sqlstate|ECONN|at async|\.sock/i,
  );
}

export type Faulty = Awaited<ReturnType<typeof startFaulty>>;
