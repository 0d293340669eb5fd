import { logInAction } from "@/app/(auth)/login/actions";
import { pool } from "@/db";

import { aBrowser, aForm, inBrowser } from "../support/browser";
import { enterCode, someoneOwingCode } from "../support/code-owed";
import { row, rows } from "../support/rows";

// What is counted for everybody would stop the logins of other tests, too.
afterEach(() => rows("delete from throttles"));

/** While `act` runs, the database refuses every new row of this table. */
async function withFault(table: string, act: () => Promise<unknown>) {
  await rows(
    "create or replace function fault() returns trigger language plpgsql as 'begin raise exception ''a fault''; end'",
  );
  await rows(`create trigger fault before insert on ${table} execute function fault()`);
  try {
    await act();
  } finally {
    await rows(`drop trigger fault on ${table}`);
  }
}

const spentOf = (userId: string) =>
  row(
    `select u.code_failures, c.tries, (select max(last_step) from authenticators where user_id = u.id) as step,
       (select count(*)::int from throttles) as counts
     from users u left join challenges c on c.user_id = u.id where u.id = $1`,
    [userId],
  );

test.each(["activity", "throttles"])("MFA-04: a wrong code that meets a fault of %s spends no try", async (table) => {
  const { user, phone, browser } = await someoneOwingCode();
  const before = await spentOf(user.id);
  for (let turn = 0; turn < 6; turn++)
    await withFault(table, () => expect(enterCode(browser, phone.wrongCode())).rejects.toThrow());

  expect(await spentOf(user.id)).toEqual(before);
  expect(await enterCode(browser, phone.code())).toEqual({ redirect: "/organizations" });
});

test.each(["tokens", "known_browsers", "outbox"])(
  "MFA-03: a right code that meets a fault of %s is not used up",
  async (table) => {
    const { user, phone, browser } = await someoneOwingCode();
    const before = await spentOf(user.id);
    const code = phone.code();
    await withFault(table, () => expect(enterCode(browser, code)).rejects.toThrow());

    expect(await spentOf(user.id)).toEqual(before);
    expect(await enterCode(browser, code)).toEqual({ redirect: "/organizations" });
  },
);

test("MFA-04: a code that is refused unseen spends no try of its challenge", async () => {
  const { user, phone, browser } = await someoneOwingCode();
  for (let turn = 0; turn < 4; turn++) await enterCode(browser, phone.wrongCode());
  await rows("update throttles set blocked_until = now() + interval '10 minutes'");
  for (let turn = 0; turn < 3; turn++)
    expect((await enterCode(browser, phone.code())).state?.notice?.text).toMatch(/^Too many wrong codes\./);

  expect((await spentOf(user.id))?.tries).toBe(4);
  await rows("update throttles set blocked_until = now()");
  expect(await enterCode(browser, phone.code())).toEqual({ redirect: "/organizations" });
});

test("MFA-04: whoever spends the last try is told that the login is over, not asked for another code", async () => {
  const { user, phone, browser } = await someoneOwingCode();
  for (let turn = 0; turn < 4; turn++)
    expect((await enterCode(browser, phone.wrongCode())).state?.errors?.code).toHaveLength(1);
  expect(await enterCode(browser, phone.wrongCode())).toEqual({ redirect: "/login?done=challenge-over" });
  expect(await rows("select 1 from activity where user_id = $1 and event = 'code-failed'", [user.id])).toHaveLength(5);
});

test("MFA-05: while codes are locked, codes that nobody looks at do not end the login that says so", async () => {
  const { user, phone, browser } = await someoneOwingCode();
  await rows("update users set code_failures = 100 where id = $1", [user.id]);
  for (let turn = 0; turn < 6; turn++)
    expect((await enterCode(browser, phone.code())).state?.notice?.text).toContain("reset your password.");
  expect((await spentOf(user.id))?.tries).toBe(0);
});

test("MFA-10: a code waits for what ends the challenge, instead of both waiting for each other", async () => {
  const { user, phone, browser } = await someoneOwingCode();
  const client = await pool.connect();
  await client.query("begin");
  await client.query("update users set password_hash = password_hash where id = $1", [user.id]);

  const entered = enterCode(browser, phone.code());
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await rows(waiting)).length === 0) {}
  await client.query("delete from challenges where user_id = $1", [user.id]);
  await client.query("commit");
  client.release();

  expect(await entered).toEqual({ redirect: "/login?done=challenge-over" });
  expect(await rows("select 1 from sessions where user_id = $1", [user.id])).toHaveLength(0);
});

test("LOG-13: a login that finds no place for its password spends no try, of the account or of its client's failures", async () => {
  const { user } = await someoneOwingCode();
  await rows("delete from throttles");
  const { consolePasswordPool } = globalThis as unknown as { consolePasswordPool: { run(): Promise<unknown> } };
  const full = jest.spyOn(consolePasswordPool, "run").mockRejectedValue(new Error("Task queue is at limit"));
  const { state } = await inBrowser(aBrowser(), () => logInAction({}, aForm({ email: user.email, password: "wrong" })));
  full.mockRestore();

  expect(state?.notice?.text).toMatch(/^Many people are logging in right now\./);
  // Only that somebody came: the client's and everybody's tries of this minute.
  expect(await rows("select count from throttles order by count")).toEqual([0, 0, 1, 1].map((count) => ({ count })));
});

test("LOG-03: overload makes no guess free: a password that was checked is a try, though what came after found no place", async () => {
  const { user } = await someoneOwingCode();
  await rows("delete from throttles");
  await rows(
    `insert into registrations (email, password_hash, first_name, last_name, browser_hash, expires_at, terms_accepted_at)
     select email, password_hash, 'Eve', 'Else', id::text, now() + interval '1 day', now() from users where id = $1`,
    [user.id],
  );
  const { consolePasswordPool } = globalThis as unknown as { consolePasswordPool: { run(): Promise<unknown> } };
  const run = consolePasswordPool.run.bind(consolePasswordPool);
  const full = jest.spyOn(consolePasswordPool, "run").mockImplementationOnce(run);
  full.mockRejectedValueOnce(new Error("Task queue is at limit"));
  const { state } = await inBrowser(aBrowser(), () => logInAction({}, aForm({ email: user.email, password: "wrong" })));
  full.mockRestore();

  expect(state?.notice?.text).toMatch(/^Many people are logging in right now\./);
  expect(await rows("select count from throttles order by count")).toEqual([1, 1, 1, 1].map((count) => ({ count })));
  expect(await rows("select 1 from activity where user_id = $1 and event = 'login-failed'", [user.id])).toHaveLength(1);
});

test("LOG-06: beyond 1200 logins in a minute nobody's is evaluated", async () => {
  const { user } = await someoneOwingCode();
  const attempt = () => inBrowser(aBrowser(), () => logInAction({}, aForm({ email: user.email, password: "wrong" })));
  await attempt();
  // The counts of that client and that account play no part in the next: another client, and free tries.
  await rows("update throttles set count = 1199 where resets_at < now() + interval '2 minutes'");

  expect((await attempt()).state?.errors?.password).toBeDefined();
  expect((await attempt()).state?.notice?.text).toMatch(/^Too many tries\./);
  expect(await rows("select 1 from activity where user_id = $1 and event = 'login-failed'", [user.id])).toHaveLength(2);
});
