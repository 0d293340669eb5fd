import { logInAction } from "@/app/(auth)/login/actions";
import { logInWithCodeAction } from "@/app/(auth)/login/code/actions";

import { anAuthenticator, recoveryCodesOf } from "./authenticators";
import { aBrowser, aForm, type Browser, inBrowser } from "./browser";
import { rows } from "./rows";
import { closeSql } from "./site";
import { anAccountHolder } from "./someone";

// Every test here logs in: what one of them counted must stop neither the next nor those of the next file.
beforeEach(() => rows("delete from throttles"));
afterEach(() => rows("delete from throttles"));

afterAll(closeSql);

/** The password of everybody who `anAccountHolder` makes. */
const password = "three quiet herons";

/** Somebody with an authenticator, and a browser that has given the password and owes the code. */
export async function someoneOwingCode() {
  const user = await anAccountHolder();
  const phone = await anAuthenticator(user.id);
  const codes = await recoveryCodesOf(user.id);
  return { user, phone, codes, browser: await givePassword(user.email) };
}

/** A browser that gives the right password, and owes the code. */
async function givePassword(email: string, browser = aBrowser()) {
  const { redirect, state } = await inBrowser(browser, () => logInAction({}, aForm({ email, password })));
  if (!redirect?.startsWith("/login/code"))
    throw new Error(`No code is asked for: ${redirect ?? JSON.stringify(state)}`);
  return browser;
}

/** Enters a one-time code. */
export const enterCode = (browser: Browser, code: string) =>
  inBrowser(browser, () => logInWithCodeAction({}, aForm({ code })));
