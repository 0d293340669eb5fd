import { pool } from "@/db";
import { sweep } from "@/lib/sweep";

import { row, rows } from "./support/rows";
import { anAccountHolder } from "./support/someone";

type Kind = {
  /** The column that holds the mark. */
  mark: string;
  columns: string;
  /** Its values: `$1` is the mark, `$2` how long ago its time ran out, `$3` a user. */
  values: string;
  /** Where a user has one row at the most. */
  one?: true;
};

const kinds: Record<string, Kind> = {
  registrations: {
    mark: "email",
    columns: "email, password_hash, first_name, last_name, browser_hash, expires_at",
    values: "$1, '', '', '', gen_random_uuid(), now() + interval '2 minutes' - $2::interval",
  },
  tokens: {
    mark: "address",
    columns: "address, hash, purpose, expires_at",
    values: "$1, gen_random_uuid(), 'login-ticket', now() - $2::interval",
  },
  ended_tokens: {
    mark: "address",
    columns: "address, hash, purpose, reason, ended_at",
    values: "$1, gen_random_uuid(), 'verify-email', 'used', now() - $2::interval",
  },
  sessions: {
    mark: "ip",
    columns: "ip, user_id, token_hash, user_agent, remembered, idle_expires_at, expires_at",
    values: "$1, $3, gen_random_uuid(), '', false, now() - $2::interval, now() + interval '1 day'",
  },
  challenges: {
    mark: "hash",
    columns: "hash, user_id, remembered, expires_at",
    values: "$1 || gen_random_uuid(), $3, false, now() + interval '2 minutes' - $2::interval",
  },
  known_browsers: {
    mark: "hash",
    columns: "hash, user_id, expires_at",
    values: "$1 || gen_random_uuid(), $3, now() + interval '2 minutes' - $2::interval",
  },
  authenticator_setups: {
    mark: "secret",
    columns: "secret, user_id, expires_at",
    values: "$1, $3, now() + interval '2 minutes' - $2::interval",
    one: true,
  },
  email_changes: {
    mark: "new_email",
    columns: "new_email, old_email, token_hash, user_id, expires_at",
    values: "$1, '', '', $3, now() + interval '2 minutes' - $2::interval",
    one: true,
  },
  data_exports: {
    mark: "content",
    columns: "content, user_id, expires_at",
    values: "$1, $3, now() + interval '2 minutes' - $2::interval",
    one: true,
  },
  outbox: {
    mark: "address",
    columns: "address, kind, created_at, expires_at",
    values: "$1, 'verify-email', now() - $2::interval, now()",
  },
  throttles: {
    mark: "key",
    columns: "key, count, blocked_until, resets_at",
    values: "$1 || gen_random_uuid(), 1, now(), now() - $2::interval",
  },
};

const ages = { fresh: "1 minute", old: "400 days" };

async function make(table: string, mark: keyof typeof ages, times = 1) {
  const { columns, values, one } = kinds[table]!;
  const { id } = await anAccountHolder();
  // Every statement has the same parameters, whether it needs them or not.
  const same = "where $1::text is not null and $2::text is not null and $3::uuid is not null";
  await rows(`insert into ${table} (${columns}) select ${values} from generate_series(1, ${one ? 1 : times}) ${same}`, [
    mark,
    ages[mark],
    id,
  ]);
}

const marked = ({ mark }: Kind, name = "") =>
  `${mark} like '${name}%' and (${mark} like 'fresh%' or ${mark} like 'old%')`;

const count = async (table: string, name: string) =>
  (await row<{ n: number }>(`select count(*)::int as n from ${table} where ${marked(kinds[table]!, name)}`))!.n;

test.each(Object.keys(kinds))("F31: of %s the sweep takes what is past its time, and nothing else", async (table) => {
  await make(table, "fresh");
  await make(table, "old");
  await sweep();
  expect([await count(table, "fresh"), await count(table, "old")]).toEqual([1, 0]);
  await row(`delete from ${table} where ${marked(kinds[table]!)}`);
});

test.each(Object.keys(kinds))(
  "F30: of %s the sweep takes more than a batch, and waits for no row that somebody holds",
  async (table) => {
    await make(table, "old");
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query(`select 1 from ${table} where ${marked(kinds[table]!)} for update`);
    await make(table, "old", 2500);

    const begun = Date.now();
    await sweep();
    expect(Date.now() - begun).toBeLessThan(2_000);
    expect(await count(table, "old")).toBe(1);
    await holder.query("rollback");
    holder.release();
    await sweep();
    expect(await count(table, "old")).toBe(0);
  },
);

test("F30: work that fails does not keep the rest of the sweep from being done", async () => {
  await make("registrations", "old");
  await make("data_exports", "old");
  await rows("create function no_sweep() returns trigger language plpgsql as $$ begin raise 'fault'; end $$");
  await rows("create trigger no_sweep before delete on registrations execute function no_sweep()");
  await expect(sweep()).rejects.toThrow();
  await rows("drop function no_sweep cascade");
  expect([await count("registrations", "old"), await count("data_exports", "old")]).toEqual([1, 0]);
  await sweep();
});

test("what lives outlives the sweep, and a second sweep finds nothing to do", async () => {
  const before = await anAccountHolder();
  const people = async () => (await row<{ count: number }>("select count(*)::int as count from users"))?.count;
  const all = await people();
  await sweep();
  await sweep();

  expect(await people()).toBe(all);
  expect(await rows("select 1 from users where id = $1", [before.id])).toHaveLength(1);
});
