import { logInAction } from "@/app/(auth)/login/actions";
import { startSetupAction } from "@/app/(settings)/settings/authenticator/actions";
import { confirmSetupAction } from "@/app/(settings)/settings/authenticator/setup/actions";
import { pool } from "@/db";
import { insertTermsAcceptance } from "@/db/terms-acceptances";
import { insertUser } from "@/db/users";
import { readableKey } from "@/lib/authenticators/key";
import { termsDocument } from "@/lib/documents";
import { hashPassword } from "@/lib/passwords/hash";
import { unkeptRecoveryCodes } from "@/lib/recovery-codes";

import { aBrowser, aForm, type Browser, inBrowser } from "./browser";
import { oneTimeCode } from "./one-time-codes";

let people = 0;

/** The password of everybody here. */
export const theirPassword = "three quiet herons";

/** Somebody with an account, for tests that call actions. */
export async function anInhabitant() {
  const made = await hashPassword(theirPassword);
  if (made === "busy") throw new Error("The pool of passwords is busy.");
  const email = `inhabitant.${process.env.JEST_WORKER_ID}.${Date.now().toString(36)}.${++people}@example.com`;
  const user = (await insertUser({ email, firstName: "Anna", lastName: "Schmidt", ...made }))!;
  const { version } = await termsDocument();
  await insertTermsAcceptance({ userId: user.id, version, acceptedAt: new Date(), ip: "192.0.2.1" });
  return user;
}

/** Gives email and password in a browser. */
export const enterPassword = (browser: Browser, email: string, password = theirPassword) =>
  inBrowser(browser, () => logInAction({}, aForm({ email, password })));

/** Somebody logged in, in a browser of their own. */
export async function someoneInside() {
  const [user, browser] = [await anInhabitant(), aBrowser()];
  const { redirect, state } = await enterPassword(browser, user.email);
  if (redirect !== "/organizations") throw new Error(`Not logged in: ${redirect} ${JSON.stringify(state)}`);
  return { ...user, browser };
}

type Person = Awaited<ReturnType<typeof someoneInside>>;

/** Begins a set-up, and gives the form that ends it. */
export async function aSetup({ browser, ...user }: Person, name = "Phone") {
  await inBrowser(browser, () => startSetupAction({}, aForm({})));
  const { rows } = await pool.query("select id, secret from authenticator_setups where user_id = $1", [user.id]);
  const { key } = readableKey(rows[0].secret, user);
  return { key, form: () => aForm({ setup: rows[0].id, code: oneTimeCode(key), "device-name": name }) };
}

/** Somebody logged in with an authenticator and unused recovery codes; no half minute is spent yet. */
export async function someoneSecured() {
  const person = await someoneInside();
  const { key, form } = await aSetup(person);
  await inBrowser(person.browser, () => confirmSetupAction({}, form()));
  const { rows } = await pool.query(
    "update authenticators set last_step = 0 where user_id = $1 returning id as device",
    [person.id],
  );
  const sheet = await unkeptRecoveryCodes(person.id);
  return { ...person, key, device: String(rows[0].device), codes: sheet!.codes };
}
