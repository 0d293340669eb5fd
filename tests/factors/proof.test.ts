import { confirmIdentityAction } from "@/app/(settings)/settings/confirm/actions";
import { pool } from "@/db";

import { aForm, inBrowser } from "../support/browser";
import { someoneInside, theirPassword } from "../support/inhabitants";
import { somethingWaits } from "../support/locks";

type Person = Awaited<ReturnType<typeof someoneInside>>;

/** Somebody whose last proof of who they are is old. */
async function someoneStale() {
  const person = await someoneInside();
  await pool.query("update sessions set authenticated_at = now() - interval '1 hour' where user_id = $1", [person.id]);
  return person;
}

const prove = ({ browser }: Person) =>
  inBrowser(browser, () => confirmIdentityAction({}, aForm({ "confirm-password": theirPassword })));

const eventsOf = async ({ id }: Person) =>
  (
    await pool.query("select event from activity where user_id = $1 and event like '%identity%' order by id", [id])
  ).rows.map(({ event }) => event);

test("MFM-02: a proof that meets a reset waits for it, and neither runs into the other", async () => {
  const person = await someoneStale();

  // A reset in steps: it has the person, ends the sessions, then forgets the tries.
  const reset = await pool.connect();
  await reset.query("begin");
  await reset.query("select 1 from users where id = $1 for no key update", [person.id]);
  await reset.query("update sessions set ended_at = now() where user_id = $1", [person.id]);
  const proving = prove(person);
  await somethingWaits();
  await reset.query("delete from throttles");
  await reset.query("commit");
  reset.release();

  expect(await proving).toEqual({ redirect: "/login" });
  expect(await eventsOf(person)).toEqual([]);
});

test("MFM-02: a password that was replaced while it was checked proves nothing", async () => {
  const person = await someoneStale();
  const { consolePasswordPool } = globalThis as unknown as { consolePasswordPool: { run(): Promise<unknown> } };
  const run = consolePasswordPool.run.bind(consolePasswordPool);
  jest.spyOn(consolePasswordPool, "run").mockImplementationOnce(async (...task: []) => {
    const matches = await run(...task);
    await pool.query("update users set password_hash = 'another' where id = $1", [person.id]);
    return matches;
  });

  expect((await prove(person)).state?.errors?.["confirm-password"]).toEqual(["That is not your password."]);
  expect(await eventsOf(person)).toEqual([]);
});
