import bcrypt from "bcryptjs";
import { resetPasswordAction } from "@/app/(auth)/reset/actions";
import { pool } from "@/db";
import { env } from "@/lib/env";
import { prehashOf } from "@/lib/passwords/hash";

import { aBrowser, aForm, inBrowser } from "../support/browser";
import { anInhabitant, enterPassword, someoneSecured, theirPassword } from "../support/inhabitants";
import { aResetToken } from "../support/tokens";

const wanted = "four louder storks";

const reset = (token: string, password = wanted) =>
  inBrowser(aBrowser(), () =>
    resetPasswordAction({}, aForm({ token, "new-password": password, "new-password-confirm": password })),
  );

/** Makes the check of the old password take so long that a reset is done before it ends. */
async function slowToCheck(userId: string) {
  const { id, key } = env.PASSWORD_PEPPER[0]!;
  const slow = await bcrypt.hash(prehashOf(theirPassword, key), 13);
  await pool.query("update users set password_hash = $2 where id = $1", [userId, `v1:${id}:${slow}`]);
}

const openDoors = async (userId: string) => {
  const { rows } = await pool.query(
    `select (select count(*)::int from sessions where user_id = $1 and ended_at is null) as sessions,
            (select count(*)::int from challenges where user_id = $1) as challenges,
            (select count(*)::int from tokens where user_id = $1) as tokens`,
    [userId],
  );
  return rows[0];
};

test("RST-05: a login whose old password is still being checked when the reset is done opens nothing", async () => {
  const user = await anInhabitant();
  await slowToCheck(user.id);
  const token = await aResetToken(user);

  const login = enterPassword(aBrowser(), user.email);
  expect(await reset(token)).toEqual({ redirect: "/login?done=reset" });

  expect((await login).redirect).toBeUndefined();
  expect(await openDoors(user.id)).toEqual({ sessions: 0, challenges: 0, tokens: 0 });
});

test("RST-05: nor does it when an authenticator is on: no challenge of the old password is left", async () => {
  const user = await someoneSecured();
  await slowToCheck(user.id);
  const token = await aResetToken(user);

  const login = enterPassword(aBrowser(), user.email);
  expect(await reset(token)).toEqual({ redirect: "/login?done=reset" });

  expect((await login).redirect).toBeUndefined();
  expect(await openDoors(user.id)).toEqual({ sessions: 0, challenges: 0, tokens: 0 });
});

test("RST-05: a reset also forgets a set-up that somebody else began, whose key they know", async () => {
  const user = await anInhabitant();
  await pool.query(
    "insert into authenticator_setups (user_id, secret, expires_at) values ($1, 'x', now() + interval '15 minutes')",
    [user.id],
  );
  await reset(await aResetToken(user));

  const { rows } = await pool.query("select 1 from authenticator_setups where user_id = $1", [user.id]);
  expect(rows).toHaveLength(0);
});

test("RST-05: a reset that breaks off half-way has ended nothing, and its link is still good", async () => {
  const user = await someoneSecured();
  const token = await aResetToken(user);
  const state = async () => [
    await openDoors(user.id),
    (await pool.query("select password_hash from users where id = $1", [user.id])).rows,
    (await pool.query("select hash from known_browsers where user_id = $1", [user.id])).rows,
  ];
  const before = await state();
  await pool.query(`
    create or replace function fail() returns trigger language plpgsql as $$ begin raise 'injected fault'; end $$;
    create trigger fault before insert on outbox execute function fail()`);
  await expect(reset(token)).rejects.toThrow();
  await pool.query("drop trigger fault on outbox");

  expect(await state()).toEqual(before);
  expect(await reset(token)).toEqual({ redirect: "/login?done=reset" });
});

test("RST-07: a link that is used six times at once resets once, with one row of activity", async () => {
  const user = await anInhabitant();
  const token = await aResetToken(user);
  const passwords = Array.from({ length: 6 }, (_, nth) => `${wanted} ${nth} times`);
  const outcomes = await Promise.all(passwords.map((password) => reset(token, password)));

  expect(outcomes.filter(({ redirect }) => redirect)).toHaveLength(1);
  const { rows } = await pool.query("select event from activity where user_id = $1", [user.id]);
  expect(rows).toEqual([{ event: "password-reset" }]);
});
