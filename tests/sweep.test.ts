import { sweep } from "@/lib/sweep";

import { row, rows } from "./support/rows";
import { anAccountHolder } from "./support/someone";

const ages = { fresh: "1 minute", old: "400 days" };

/** How each kind of row is made, one of a minute ago and one of long ago, and what its time is counted from. */
const kinds: Record<string, (age: string, mark: string, userId: string) => [sql: string, values: unknown[]]> = {
  registrations: (age, mark) => [
    `insert into registrations (email, password_hash, first_name, last_name, browser_hash, expires_at)
     values ($1, '', '', '', $1, now() + interval '2 minutes' - $2::interval)`,
    [mark, age],
  ],
  tokens: (age, mark) => [
    `insert into tokens (hash, purpose, address, expires_at) values ($1, 'verify-email', $1, now() - $2::interval)`,
    [mark, age],
  ],
  ended_tokens: (age, mark) => [
    `insert into ended_tokens (hash, purpose, address, reason, ended_at)
     values ($1, 'verify-email', $1, 'used', now() - $2::interval)`,
    [mark, age],
  ],
  sessions: (age, mark, userId) => [
    `insert into sessions (user_id, token_hash, ip, user_agent, remembered, idle_expires_at, expires_at)
     values ($3, $1, '', '', false, now() - $2::interval, now() + interval '1 day')`,
    [mark, age, userId],
  ],
  outbox: (age, mark) => [
    `insert into outbox (kind, address, created_at, expires_at)
     values ('verify-email', $1, now() - $2::interval, now())`,
    [mark, age],
  ],
  throttles: (age, mark) => [
    `insert into throttles (key, count, blocked_until, resets_at) values ($1, 1, now(), now() - $2::interval)`,
    [mark, age],
  ],
};

const marks = "('fresh', 'old')";
const markOf: Record<string, string> = {
  registrations: "email",
  tokens: "address",
  ended_tokens: "address",
  sessions: "token_hash",
  outbox: "address",
  throttles: "key",
};

test.each(Object.keys(kinds))("F31: of %s the sweep takes what is past its time, and nothing else", async (table) => {
  const { id } = await anAccountHolder();
  for (const [mark, age] of Object.entries(ages)) await row(...kinds[table]!(age, mark, id));
  await sweep();

  const left = await rows(`select ${markOf[table]} as mark from ${table} where ${markOf[table]} in ${marks}`);
  expect(left).toEqual([{ mark: "fresh" }]);
  await row(`delete from ${table} where ${markOf[table]} in ${marks}`);
});

test("what lives outlives the sweep, and a second sweep finds nothing to do", async () => {
  const before = await anAccountHolder();
  const count = async () => (await row<{ count: number }>("select count(*)::int as count from users"))?.count;
  const people = await count();
  await sweep();
  await sweep();

  expect(await count()).toBe(people);
  expect(await rows("select 1 from users where id = $1", [before.id])).toHaveLength(1);
});
