import { logInWithCodeAction } from "@/app/(auth)/login/code/actions";
import { resetPasswordAction } from "@/app/(auth)/reset/actions";
import { issueTicket, openSession } from "@/lib/tickets";

import { aBrowser, aForm, inBrowser } from "../support/browser";
import { anInhabitant, enterPassword, someoneSecured } from "../support/inhabitants";
import { whileHeld } from "../support/locks";
import { oneTimeCode } from "../support/one-time-codes";
import { aResetToken } from "../support/tokens";

/** What a change does once it has the person: it ends what they have in this table. */
const ending = (table: "challenges" | "tokens") => (query: (text: string) => Promise<unknown>) =>
  query(`delete from ${table} where user_id = $1`);

test("a code that meets a change of factors waits for it, and neither runs into the other", async () => {
  const { id, email, key } = await someoneSecured();
  const browser = aBrowser();
  expect((await enterPassword(browser, email)).redirect).toMatch("/login/code");

  const logIn = () => inBrowser(browser, () => logInWithCodeAction({}, aForm({ code: oneTimeCode(key) })));
  expect(await whileHeld(id, logIn, ending("challenges"))).toEqual({ redirect: "/login?done=challenge-over" });
});

test("RST-05: a login ticket that meets a reset waits for it, and opens nothing", async () => {
  const user = await anInhabitant();

  const { state } = await inBrowser(aBrowser(), async () => {
    const ticket = await issueTicket({ user, remembered: false });
    return [await whileHeld(user.id, () => openSession(ticket), ending("tokens"))];
  });
  expect(state).toEqual([null]);
});

test("RST-07: a link that meets a change of password waits for it, and changes nothing", async () => {
  const user = await anInhabitant();
  const token = await aResetToken(user);
  const form = aForm({ token, "new-password": "four louder storks", "new-password-confirm": "four louder storks" });

  const reset = () => inBrowser(aBrowser(), () => resetPasswordAction({}, form));
  const { redirect } = await whileHeld(user.id, reset, ending("tokens"));
  expect(redirect).not.toBe("/login?done=reset");
});
