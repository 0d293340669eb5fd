import { removeAuthenticatorAction } from "@/app/(settings)/settings/authenticator/[id]/actions";
import { renewRecoveryCodesAction } from "@/app/(settings)/settings/authenticator/actions";
import { confirmSetupAction } from "@/app/(settings)/settings/authenticator/setup/actions";
import { pool } from "@/db";

import { aForm, inBrowser } from "../support/browser";
import { aSetup, someoneInside, someoneSecured } from "../support/inhabitants";

const count = async (table: string, userId: string) =>
  Number((await pool.query(`select count(*) from ${table} where user_id = $1`, [userId])).rows[0].count);

test("recovery codes made five times at once are one set of ten", async () => {
  const { browser, id } = await someoneSecured();
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => inBrowser(browser, () => renewRecoveryCodesAction({}, aForm({})))),
  );

  for (const { redirect } of outcomes) expect(redirect).toBe("/settings/authenticator/recovery-codes");
  expect(await count("recovery_codes", id)).toBe(10);
  expect(await count("recovery_sheets", id)).toBe(1);
});

test("a set-up that is confirmed five times at once adds one authenticator and one set of codes", async () => {
  const person = await someoneInside();
  const { form } = await aSetup(person);
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => inBrowser(person.browser, () => confirmSetupAction({}, form()))),
  );

  const on = outcomes.filter(({ redirect }) => redirect?.startsWith("/settings/authenticator/recovery-codes"));
  expect(on).toHaveLength(1);
  expect(await count("authenticators", person.id)).toBe(1);
  expect(await count("recovery_codes", person.id)).toBe(10);
});

test("codes made while the authenticator is turned off do not outlive it", async () => {
  const { browser, id, device } = await someoneSecured();
  await Promise.all([
    inBrowser(browser, () => renewRecoveryCodesAction({}, aForm({}))),
    inBrowser(browser, () => removeAuthenticatorAction({}, aForm({ id: device }))),
    inBrowser(browser, () => renewRecoveryCodesAction({}, aForm({}))),
  ]);

  expect(await count("authenticators", id)).toBe(0);
  expect(await count("recovery_codes", id)).toBe(0);
  expect(await count("recovery_sheets", id)).toBe(0);
});
