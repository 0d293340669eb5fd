import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

import bcrypt from "bcryptjs";

import { codeIn, lastEmailTo } from "./inbox";
import { testSecrets } from "./secrets.mjs";
import { anEmail, aPerson, sql } from "./site";
import type { Visitor } from "./visitor";

/** A password that everybody here has, unless a test says otherwise. */
export const aPassword = "three quiet herons";

/** The version of the terms in force. */
export const termsVersion = readFileSync("public/documents/terms.md", "utf8").match(/^version: (\S+)/)?.[1];

/** The stored form of a password, made as the app makes it but cheaper. */
export function storedHash(password: string, cost = 4) {
  const pepper = Buffer.from(testSecrets.PASSWORD_PEPPER.slice(2), "base64");
  const prehash = createHmac("sha384", pepper).update(password.normalize("NFC")).digest("base64");
  return `v1:1:${bcrypt.hashSync(prehash, cost)}`;
}

type Account = { email?: string; password?: string; firstName?: string; lastName?: string };

/** Puts an account with a confirmed address into the database. */
export async function anAccount({ email = anEmail(), password = aPassword, firstName, lastName }: Account = {}) {
  const id = randomUUID();
  await sql("insert into users (id, email, password_hash, first_name, last_name) values ($1, $2, $3, $4, $5)", [
    id,
    email,
    storedHash(password),
    firstName ?? "Anna",
    lastName ?? "Schmidt",
  ]);
  await sql("insert into terms_acceptances (user_id, version, accepted_at, ip) values ($1, $2, now(), '192.0.2.1')", [
    id,
    termsVersion,
  ]);
  return { id, email, password };
}

/** Logs a visitor in through the login page. */
export async function logIn(visitor: Visitor, { email, password }: { email: string; password: string }) {
  await visitor.get("/login");
  return visitor.submit("Log in", { Email: email, Password: password });
}

/** A visitor with an account, logged in. */
export async function someoneLoggedIn(options: Parameters<typeof aPerson>[0] & Account = {}) {
  const account = await anAccount(options);
  const visitor = aPerson(options);
  const page = await logIn(visitor, account);
  if (!page.url.includes("/organizations")) throw new Error(`Not logged in: ${page.url} ${page.text}`);
  return { visitor, ...account };
}

type Registration = { email?: string; password?: string; firstName?: string; lastName?: string };

/** Fills in the registration form and sends it. */
export async function fillInRegistration(visitor: Visitor, registration: Registration = {}) {
  const { email = anEmail(), password = aPassword, firstName = "Anna", lastName = "Schmidt" } = registration;
  await visitor.get("/register");
  await visitor.submit("Register", {
    Email: email,
    Password: password,
    Confirmation: password,
    "First name": firstName,
    "Last name": lastName,
  });
  return { email, password };
}

/** Registers and accepts the terms: the email is on its way. */
export async function register(visitor: Visitor, registration: Registration = {}) {
  const person = await fillInRegistration(visitor, registration);
  await visitor.submit("Accept");
  return person;
}

/** Registers, and confirms with the code: an account, logged in. */
export async function registerAndConfirm(visitor: Visitor, registration: Registration = {}) {
  const person = await register(visitor, registration);
  await visitor.submit("Confirm", { "Code from the email": codeIn(await lastEmailTo(person.email)) });
  return person;
}
