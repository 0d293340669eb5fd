import { GET as live } from "@/app/api/health/live/route";
import { GET as ready } from "@/app/api/health/ready/route";
import { pool } from "@/db";
import { mismatchedKeys } from "@/lib/key-checks";
import { noteMigrated } from "@/lib/readiness";

import { logged } from "../support/output";
import { row, rows } from "../support/rows";

/** What somebody who watches over the app is told. */
async function told(answer: Response | Promise<Response>) {
  const response = await answer;
  return { status: response.status, cache: response.headers.get("cache-control"), ...(await response.json()) };
}

const shared = globalThis as { consoleMigrated?: boolean };

beforeEach(() => noteMigrated());

test("an instance is ready only once its schema and its keys are", async () => {
  shared.consoleMigrated = undefined;
  expect(await told(ready())).toMatchObject({ status: "not ready", missing: ["migrations"] });
  expect((await ready()).status).toBe(503);

  noteMigrated();
  expect(await told(ready())).toEqual({ status: "ready", cache: "no-store" });
  expect((await ready()).status).toBe(200);
});

test("F01: without an answer of the database an instance lives on, is not ready, and is again by itself", async () => {
  const holder = await pool.connect();
  await holder.query("begin; lock table outbox in access exclusive mode");
  const [health, life] = await Promise.all([told(ready()), told(live())]);
  await holder.query("rollback");
  holder.release();

  expect(health).toMatchObject({ status: "not ready", missing: ["database"] });
  expect(life).toMatchObject({ status: "live" });
  expect(logged("not ready")).toHaveLength(1);
  expect(await told(ready())).toMatchObject({ status: "ready" });
});

test("emails that wait for an hour are told of in the log, and do not stop an instance", async () => {
  await row(
    `insert into outbox (kind, address, payload, created_at, expires_at)
     values ('verify-email', 'late@example.com', 'x', now() - interval '61 minutes', now() + interval '1 hour')`,
  );
  expect(await told(ready())).toMatchObject({ status: "ready" });
  expect(logged("emails have been waiting for an hour")).toHaveLength(1);
  await row("delete from outbox");
});

test("F28: keys other than those of the stored data are noticed, by their names", async () => {
  expect(await mismatchedKeys()).toEqual([]);
  expect(await mismatchedKeys()).toEqual([]);

  for (const name of ["PASSWORD_PEPPER 1", "ENCRYPTION_KEY 1"]) {
    const { value } = (await row<{ value: string }>("select value from key_checks where name = $1", [name]))!;
    await row("update key_checks set value = 'of another key' where name = $1", [name]);
    expect(await mismatchedKeys()).toEqual([name]);
    await row("update key_checks set value = $2 where name = $1", [name, value]);
  }
  expect(await mismatchedKeys()).toEqual([]);
});

test("F29: a key that stored data was made with can't be left out", async () => {
  await row(
    `insert into users (email, password_hash, first_name, last_name) values ('old@example.com', 'v1:9:x', 'A', 'B')`,
  );
  await row(
    `insert into outbox (kind, address, payload, expires_at) values ('verify-email', 'old@example.com', 'v1:8:x', now())`,
  );
  expect(await mismatchedKeys()).toEqual(["ENCRYPTION_KEY 8", "PASSWORD_PEPPER 9"]);

  await row("delete from users where email = 'old@example.com'");
  await row("delete from outbox where address = 'old@example.com'");
  expect(await mismatchedKeys()).toEqual([]);
});

test("F28: what is kept of a key does not give it away", async () => {
  await mismatchedKeys();
  const kept = JSON.stringify(await rows("select * from key_checks"));
  for (const setting of ["PASSWORD_PEPPER", "ENCRYPTION_KEY"]) {
    const key = Buffer.from(process.env[setting]!.slice(2), "base64");
    for (const spelling of ["base64", "base64url", "hex"] as const) expect(kept).not.toContain(key.toString(spelling));
  }
});
