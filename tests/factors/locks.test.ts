import { logInWithCodeAction } from "@/app/(auth)/login/code/actions";
import { resetPasswordAction } from "@/app/(auth)/reset/actions";
import { pool } from "@/db";
import { issueTicket, openSession } from "@/lib/tickets";

import { aBrowser, aForm, inBrowser } from "../support/browser";
import { anInhabitant, enterPassword, someoneSecured } from "../support/inhabitants";
import { somethingWaits } from "../support/locks";
import { oneTimeCode } from "../support/one-time-codes";
import { logged } from "../support/output";
import { aResetToken } from "../support/tokens";

/** Does something while a change, in its two steps, locks the person and then deletes what they have in this table. */
async function whileEnding<Result>(table: "challenges" | "tokens", userId: string, act: () => Promise<Result>) {
  const change = await pool.connect();
  try {
    await change.query("begin");
    await change.query("select 1 from users where id = $1 for no key update", [userId]);
    const acting = act();
    await somethingWaits();
    await change.query(`delete from ${table} where user_id = $1`, [userId]);
    await change.query("commit");
    const result = await acting;
    expect(logged("transaction done anew")).toEqual([]);
    return result;
  } finally {
    change.release(true);
  }
}

test("a code that meets a change of factors waits for it, and neither runs into the other", async () => {
  const { id, email, key } = await someoneSecured();
  const browser = aBrowser();
  expect((await enterPassword(browser, email)).redirect).toMatch("/login/code");

  const logIn = () => inBrowser(browser, () => logInWithCodeAction({}, aForm({ code: oneTimeCode(key) })));
  expect(await whileEnding("challenges", id, logIn)).toEqual({ redirect: "/login?done=challenge-over" });
});

test("RST-05: a login ticket that meets a reset waits for it, and opens nothing", async () => {
  const user = await anInhabitant();

  const { state } = await inBrowser(aBrowser(), async () => {
    const ticket = await issueTicket({ user, remembered: false });
    return [await whileEnding("tokens", user.id, () => openSession(ticket))];
  });
  expect(state).toEqual([null]);
});

test("RST-07: a link that meets a change of password waits for it, and changes nothing", async () => {
  const user = await anInhabitant();
  const token = await aResetToken(user);
  const form = aForm({ token, "new-password": "four louder storks", "new-password-confirm": "four louder storks" });

  const reset = () => inBrowser(aBrowser(), () => resetPasswordAction({}, form));
  const { redirect } = await whileEnding("tokens", user.id, reset);
  expect(redirect).not.toBe("/login?done=reset");
});
