import { readFileSync } from "node:fs";

import { Client } from "pg";

import { aBrowser, inBrowser } from "./support/browser";
import { databaseUrl } from "./support/databases.mjs";

const server = process.env.JEST_DATABASE_SERVER ?? "";
const database = `console_roles_${process.env.JEST_WORKER_ID}`;
const roles = ["console_app", "console_owner"];

/** The statements that the documentation tells an operator to run, in its order. */
const statements = [...readFileSync("docs/database-roles.md", "utf8").matchAll(/```sql\n([\s\S]*?)```/g)].map(
  ([, text]) => text!,
);

async function asSuperuser(where: string, ...texts: string[]) {
  const client = new Client({ connectionString: databaseUrl(server, where) });
  await client.connect();
  try {
    for (const text of texts) await client.query(text);
  } finally {
    await client.end();
  }
}

const urlAs = (role: string, password: string) => {
  const url = new URL(databaseUrl(server, database));
  url.username = role;
  url.password = password;
  return url.href;
};

const drop = () =>
  asSuperuser(
    "postgres",
    `drop database if exists ${database} with (force)`,
    ...roles.map((role) => `drop role if exists ${role}`),
  );

beforeAll(async () => {
  process.env.MIGRATION_DATABASE_URL = urlAs("console_owner", "one-long-password");
  process.env.DATABASE_URL = urlAs("console_app", "another-long-password");
  await drop();
  await asSuperuser("postgres", `create database ${database}`);
  await asSuperuser(database, statements[0]!);
  const { migrate } = await import("@/db/migrate");
  await migrate();
  await asSuperuser(database, ...statements.slice(1));
});

afterAll(drop);

/** Adds somebody as the application does. */
async function someone() {
  const { insertUser } = await import("@/db/users");
  const { hashPassword } = await import("@/lib/passwords/hash");
  const made = await hashPassword("three quiet herons");
  if (made === "busy") throw new Error("The pool of passwords is busy.");
  return (await insertUser({
    email: `${crypto.randomUUID()}@example.com`,
    firstName: "Anna",
    lastName: "Schmidt",
    ...made,
  }))!;
}

test("AUD-04: the application logs people in, changes passwords and sweeps under a role that owns nothing", async () => {
  const { logIn } = await import("@/lib/login/password");
  const { currentSession } = await import("@/lib/sessions");
  const { changePassword } = await import("@/lib/passwords/change");
  const { sweep } = await import("@/lib/sweep");
  const { pool } = await import("@/db");
  const [{ rows }, user, browser] = [await pool.query("select current_user as name"), await someone(), aBrowser()];
  expect(rows).toEqual([{ name: "console_app" }]);

  const login = { email: user.email, password: "three quiet herons", remember: false };
  expect((await inBrowser(browser, () => logIn(login))).state).toBe("logged-in");
  const change = { current: login.password, wanted: "four patient otters", endOthers: true };
  const outcome = await inBrowser(browser, async () =>
    changePassword({ session: (await currentSession())!, ...change }),
  );
  expect(outcome.state).toEqual({ ended: 0 });

  await asSuperuser(database, "update activity set at = now() - interval '8 days' where event = 'logged-in'");
  await sweep();
  const events = await pool.query("select event, ip_shortened from activity where user_id = $1 order by id", [user.id]);
  expect(events.rows).toEqual([
    { event: "logged-in", ip_shortened: true },
    { event: "password-changed", ip_shortened: false },
  ]);
  await asSuperuser(database, "update activity set at = now() - interval '366 days' where event = 'logged-in'");
  await sweep();
  expect((await pool.query("select 1 from activity where event = 'logged-in'")).rowCount).toBe(0);
});

test.each(["update activity set event = 'x'", "delete from activity", "truncate activity", "drop table activity"])(
  "AUD-04: the application's role is refused: %s",
  async (statement) => {
    const { pool } = await import("@/db");
    await expect(pool.query(statement)).rejects.toMatchObject({ code: "42501" });
  },
);

test("AUD-04: it makes the log forget people who are gone, and nobody else", async () => {
  const { pool } = await import("@/db");
  const { sweep } = await import("@/lib/sweep");
  const [gone, here] = [await someone(), await someone()];
  for (const { id } of [gone, here])
    await pool.query(
      "insert into activity (user_id, event, ip, user_agent, detail) values ($1, 'x', '', '', '{\"to\":\"y\"}')",
      [id],
    );
  await pool.query("select forget_in_activity(array[$1::uuid])", [here.id]);
  await pool.query("update users set closes_at = now() - interval '1 minute' where id = $1", [gone.id]);
  await sweep();
  const { rows } = await pool.query("select user_id, detail from activity where event = 'x' order by id");
  expect(rows).toEqual([
    { user_id: gone.id, detail: {} },
    { user_id: here.id, detail: { to: "y" } },
  ]);
});

test("AUD-04: nor can it change the function that shortens and deletes, or make another", async () => {
  const { pool } = await import("@/db");
  const replaced = "create or replace function public.retain_activity(batch integer) returns integer language sql";
  await expect(pool.query(`${replaced} as 'select 1'`)).rejects.toMatchObject({ code: "42501" });
  await expect(pool.query("alter table activity disable trigger all")).rejects.toMatchObject({ code: "42501" });
});
