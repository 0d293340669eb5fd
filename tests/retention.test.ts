import { pool } from "@/db";
import { eraseClosedAccounts } from "@/lib/closing/erase";
import { sweep } from "@/lib/sweep";
import { rows } from "./support/rows";

let people = 0;

async function aPerson(closesIn?: string) {
  const email = `kept.${process.env.JEST_WORKER_ID}.${Date.now().toString(36)}.${++people}@example.com`;
  const [user] = await rows<{ id: string; email: string }>(
    `insert into users (email, password_hash, first_name, last_name, closes_at)
     values ($1, 'x', 'Anna', 'Schmidt', now() + $2::interval) returning id, email`,
    [email, closesIn ?? null],
  );
  return user!;
}

const aSession = (userId: string, hash: string, ended: string, ip = "203.0.113.77") =>
  rows(
    `insert into sessions (user_id, token_hash, ip, user_agent, remembered, idle_expires_at, expires_at, ended_at)
     values ($1, $2, $4, 'x', false, now() + interval '7 days', now() + interval '30 days', now() - $3::interval)`,
    [userId, hash, ended, ip],
  );

/** Which of the hashes or keys are still there. */
const left = async (table: string, column: string, names: string[]) =>
  (await rows(`select ${column} as name from ${table} where ${column} = any($1) order by 1`, [names])).map(
    ({ name }) => name,
  );

test("F31: sessions stay 30 days after their end, tokens and their ends seven, tries a day", async () => {
  const { id } = await aPerson();
  await aSession(id, "s29", "29 days 23 hours");
  await aSession(id, "s30", "30 days 1 minute");
  for (const [hash, age] of [
    ["t6", "6 days 23 hours"],
    ["t7", "7 days 1 minute"],
  ] as const) {
    await rows(
      `insert into tokens (hash, purpose, address, user_id, expires_at)
       values ($1, 'undo-email-change', 'x', $3, now() - $2::interval)`,
      [hash, age, id],
    );
    await rows(
      `insert into ended_tokens (hash, purpose, address, reason, ended_at) values ($1, 'x', 'x', 'used', now() - $2::interval)`,
      [hash, age],
    );
  }
  for (const [key, age] of [
    ["k23", "23 hours"],
    ["k24", "24 hours 1 minute"],
  ])
    await rows("insert into throttles values ($1, 1, now(), now() - $2::interval)", [key, age]);

  await sweep();
  expect(await left("sessions", "token_hash", ["s29", "s30"])).toEqual(["s29"]);
  expect(await left("tokens", "hash", ["t6", "t7"])).toEqual(["t6"]);
  expect(await left("ended_tokens", "hash", ["t6", "t7"])).toEqual(["t6"]);
  expect(await left("throttles", "key", ["k23", "k24"])).toEqual(["k23"]);
});

test("F31: emails that expired are emptied, and rows go after 30 days", async () => {
  const email = (address: string, age: string, expires: string) =>
    rows(
      `insert into outbox (kind, address, payload, created_at, expires_at)
       values ('x', $1, 'sealed', now() - $2::interval, now() + $3::interval)`,
      [address, age, expires],
    );
  await email("expired@x", "2 days", "-1 minute");
  await email("waiting@x", "1 minute", "1 hour");
  await email("old@x", "30 days 1 minute", "-29 days");
  await email("almost@x", "29 days 23 hours", "-28 days");

  await sweep();
  expect(await rows("select address, payload from outbox where address like '%@x' order by 1")).toEqual([
    { address: "almost@x", payload: null },
    { address: "expired@x", payload: null },
    { address: "waiting@x", payload: "sealed" },
  ]);
});

test.each([
  ["203.0.113.77", "203.0.113.0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::"],
  ["unknown", "unknown"],
])("F31: the address %s of an ended session is whole for a week, then %s", async (ip, shortened) => {
  const { id } = await aPerson();
  await aSession(id, `young ${ip}`, "6 days 23 hours", ip);
  await aSession(id, `old ${ip}`, "7 days 1 minute", ip);
  await sweep();
  expect(await rows("select token_hash as hash, ip from sessions where user_id = $1 order by 1", [id])).toEqual([
    { hash: `old ${ip}`, ip: shortened },
    { hash: `young ${ip}`, ip },
  ]);
});

test("F31: the log keeps its rows for a year and addresses for a week, and no user agent breaks it", async () => {
  const { id } = await aPerson();
  const event = (name: string, age: string) =>
    rows(
      "insert into activity (user_id, event, ip, user_agent, at) values ($1, $2, '203.0.113.77', '', now() - $3::interval)",
      [id, name, age],
    );
  await event("1 fresh", "6 days 23 hours");
  await event("2 week", "7 days 1 minute");
  await event("3 kept", "364 days");
  await event("4 gone", "366 days");
  await sweep();
  expect(await rows("select event, ip from activity where user_id = $1 order by event", [id])).toEqual([
    { event: "1 fresh", ip: "203.0.113.77" },
    { event: "2 week", ip: "203.0.113.0" },
    { event: "3 kept", ip: "203.0.113.0" },
  ]);
});

test("F31: more rows than one batch are all done, and a row that somebody holds is left for the next time", async () => {
  const { id } = await aPerson();
  await rows(
    `insert into activity (user_id, event, ip, user_agent, at)
     select $1, 'many', '203.0.113.77', '', now() - interval '8 days' from generate_series(1, 2500)`,
    [id],
  );
  const holder = await pool.connect();
  await holder.query("begin");
  const held = await holder.query("select id from activity where user_id = $1 limit 1 for update", [id]);
  await sweep();
  const whole = "select id from activity where user_id = $1 and not ip_shortened";
  expect(await rows(whole, [id])).toEqual(held.rows);
  await holder.query("commit");
  holder.release();
  await sweep();
  expect(await rows(whole, [id])).toEqual([]);
});

test("DEL-02: accounts are erased when their days are over, in batches, however often the job is cut off", async () => {
  const due = await Promise.all([1, 2, 3, 4, 5].map(() => aPerson("-1 minute")));
  const waiting = await aPerson("1 minute");
  await rows(`insert into outbox (kind, address, expires_at) values ('x', $1, now() + interval '1 hour')`, [
    due[0]!.email,
  ]);
  for (const { id, email } of [due[0]!, waiting])
    await rows(
      `insert into activity (user_id, event, ip, user_agent, detail)
       values ($1, 'email-changed', '203.0.113.77', 'x', jsonb_build_object('to', $2::text))`,
      [id, email],
    );
  const ids = due.map(({ id }) => id);
  expect(await eraseClosedAccounts(2)).toBe(2);
  // A run that is cut off in the middle leaves nothing half done.
  await rows("create function cut_off() returns trigger language plpgsql as $$ begin raise 'cut off'; end $$");
  await rows("create trigger cut_off before delete on outbox execute function cut_off()");
  await expect(eraseClosedAccounts(2)).rejects.toThrow();
  await rows("drop function cut_off cascade");
  expect(await rows("select 1 from users where id = any($1)", [ids])).toHaveLength(3);

  await Promise.all([sweep(), sweep()]);
  expect(await rows("select 1 from users where id = any($1)", [ids])).toHaveLength(0);
  const owed = (await rows("select kind, payload from outbox where address = $1", [due[0]!.email])) as unknown[];
  expect(owed).toEqual([{ kind: "account-erased", payload: null }]);
  const log = "select ip, user_agent, detail from activity where user_id = $1";
  expect(await rows(log, [due[0]!.id])).toEqual([{ ip: "203.0.113.0", user_agent: "", detail: {} }]);
  expect(await rows(log, [waiting.id])).toMatchObject([{ ip: "203.0.113.77", detail: { to: waiting.email } }]);
  expect(await rows("select 1 from users where id = $1", [waiting.id])).toHaveLength(1);
});
