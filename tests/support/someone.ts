import { insertTermsAcceptance } from "@/db/terms-acceptances";
import { insertUser } from "@/db/users";
import { termsDocument } from "@/lib/documents";
import { hashPassword } from "@/lib/passwords/hash";
import { startSession } from "@/lib/sessions";
import { issueTicket } from "@/lib/tickets";

import { aBrowser, type Browser, inBrowser } from "./browser";

let people = 0;
let hashed: ReturnType<typeof hashPassword> | undefined;

/** The password of everybody here. */
const theirPassword = "three quiet herons";

/** Somebody with an account. One hash serves all, for nobody compares them. */
export async function anAccountHolder({ firstName = "Anna", lastName = "Schmidt" } = {}) {
  hashed ??= hashPassword(theirPassword);
  const made = await hashed;
  if (made === "busy") throw new Error("The pool of passwords is busy.");
  const email = `someone.${process.env.JEST_WORKER_ID}.${Date.now().toString(36)}.${++people}@example.com`;
  const user = (await insertUser({ email, firstName, lastName, ...made }))!;
  const acceptance = { version: termsDocument().version, ip: "192.0.2.1", acceptedAt: new Date() };
  await insertTermsAcceptance({ userId: user.id, ...acceptance });
  return { ...user, firstName, lastName };
}

/** Opens a session for them in a browser of their own. */
export async function logInAs(user: { id: string; email: string }, browser: Browser = aBrowser()) {
  const login = { user, remembered: false };
  await inBrowser(browser, async () => startSession(await issueTicket(login), login));
  return browser;
}

/** Somebody with an account, logged in on a browser. */
export async function someone(names?: Parameters<typeof anAccountHolder>[0]) {
  const user = await anAccountHolder(names);
  return { ...user, browser: await logInAs(user) };
}
