import { createHash, randomBytes } from "node:crypto";

import { lastEmailTo } from "./inbox";
import { aPassword, storedHash } from "./people";
import { anEmail, aPerson, sql } from "./site";
import type { Visitor } from "./visitor";

type Options = Parameters<typeof aPerson>[0] & { email?: string; password?: string };

/** A visitor who filled in the registration form, without the work of the hash: the terms come next. */
export async function someoneRegistered({ email = anEmail(), password = aPassword, ...options }: Options = {}) {
  const visitor = aPerson(options);
  const secret = randomBytes(32).toString("base64url");
  await sql(
    `insert into registrations (email, password_hash, first_name, last_name, browser_hash, expires_at)
     values ($1, $2, 'Anna', 'Schmidt', $3, now() + interval '24 hours')`,
    [email, storedHash(password), createHash("sha256").update(secret).digest("base64url")],
  );
  visitor.cookies.set("__Host-registration", secret);
  return { visitor, email, password };
}

/** A visitor on the waiting page: the terms are accepted, the email is asked for. */
export async function someoneWaiting(options: Options = {}) {
  const person = await someoneRegistered(options);
  await person.visitor.get("/register/terms");
  await person.visitor.submit("Accept");
  return person;
}

/** A visitor on the waiting page, and the email that came. */
export async function someoneMailed(options: Options = {}) {
  const person = await someoneWaiting(options);
  return { ...person, mail: await lastEmailTo(person.email) };
}

/** The form that opens on the page of a link when it is opened in another browser, filled in. */
export const startingAnew = (password: string) => ({
  "given-name": "Vera",
  "family-name": "Novak",
  "new-password": password,
  "new-password-confirm": password,
  terms: true,
});

/** As whom this visitor is logged in, by what the account page says; undefined for nobody. */
export async function loggedInAs(visitor: Visitor) {
  const page = await visitor.newTab().get("/settings/account");
  return page.path === "/settings/account" ? page.html.match(/[^\s"<>\\]+@example\.com/)?.[0] : undefined;
}
