import { pool } from "@/db";
import { updateEmail } from "@/db/email-changes";
import { rows } from "../support/rows";

let people = 0;

async function aPerson() {
  const email = `race.${process.env.JEST_WORKER_ID}.${Date.now().toString(36)}.${++people}@example.com`;
  const [user] = await rows<{ id: string; email: string }>(
    "insert into users (email, password_hash, first_name, last_name) values ($1, 'x', 'A', 'B') returning id, email",
    [email],
  );
  return user!;
}

test("EMC-05: who comes second while the first still writes loses without an error", async () => {
  const [one, two] = [await aPerson(), await aPerson()];
  const wanted = `wanted.${one.email}`;
  const first = await pool.connect();
  await first.query("begin");
  await first.query("update users set email = $2 where id = $1", [one.id, wanted]);

  const second = updateEmail(two.id, two.email, wanted);
  const blocked = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
  while ((await rows(blocked)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await first.query("commit");
  first.release();

  expect(await second).toBe(false);
  expect(await rows("select id from users where email = $1", [wanted])).toEqual([{ id: one.id }]);
  expect(await rows("select email from users where id = $1", [two.id])).toEqual([{ email: two.email }]);
});
