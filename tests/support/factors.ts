import { oneTimeCode } from "./one-time-codes";
import type { Page } from "./page";
import { someoneLoggedIn } from "./people";
import { sql } from "./site";
import type { Visitor } from "./visitor";

const overview = "/settings/authenticator";

/** The key to type, as the page of the set-up shows it. */
export const keyOn = (page: Page) => {
  const key = page.text.match(/\b[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}\b/)?.[0];
  if (!key) throw new Error(`No key on ${page.path}: ${page.text}`);
  return key.replaceAll(" ", "");
};

/** The recovery codes that a page shows. */
export const codesOn = ({ text }: Page) => text.match(/\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){5}\b/g) ?? [];

/** Begins a set-up, and returns the key on its page. */
export async function startSetup(visitor: Visitor) {
  const page = await visitor.get(overview);
  await visitor.submit(page.text.includes("Add another") ? "Add another" : "Set up");
  return keyOn(visitor.page);
}

/** Sets up an authenticator to the end. Returns its key and, with the first, the recovery codes. */
export async function setUpAuthenticator(visitor: Visitor, { name = "Phone" } = {}) {
  const key = await startSetup(visitor);
  await visitor.submit("Save", { "One-time code": oneTimeCode(key), "Device name": name });
  const codes = codesOn(visitor.page);
  if (codes.length > 0) await visitor.submit("Finish", { kept: true });
  if (!visitor.page.path.startsWith(`${overview}?done=`)) throw new Error(`Not set up: ${visitor.page.text}`);
  return { key, codes };
}

/** Someone who is logged in and has an authenticator. */
export async function someoneWithAuthenticator(options: Parameters<typeof someoneLoggedIn>[0] = {}) {
  const person = await someoneLoggedIn(options);
  return { ...person, ...(await setUpAuthenticator(person.visitor)) };
}

/** Lets eleven minutes pass since the person proved who they are. */
export const ageSessions = (userId: string) =>
  sql("update sessions set authenticated_at = authenticated_at - interval '11 minutes' where user_id = $1", [userId]);

/** The code of this half minute, as if none had been used yet. */
export async function unusedCode(userId: string, key: string) {
  await sql("update authenticators set last_step = 0 where user_id = $1", [userId]);
  return oneTimeCode(key);
}

/** What a person has by way of factors. */
export async function factorsOf(userId: string) {
  const count = async (table: string, also = "") =>
    Number((await sql(`select count(*) from ${table} where user_id = $1 ${also}`, [userId]))[0]?.count);
  return {
    authenticators: await count("authenticators"),
    setups: await count("authenticator_setups"),
    codes: await count("recovery_codes", "and used_at is null"),
  };
}

/** Which authenticators, set-ups and set of recovery codes they are. */
export const factorRowsOf = (userId: string) =>
  sql(
    `select 'authenticator ' || id as factor from authenticators where user_id = $1
     union select 'set-up ' || id from authenticator_setups where user_id = $1
     union select 'code ' || hash from recovery_codes where user_id = $1 and used_at is null order by 1`,
    [userId],
  );

/** The events written down for a person, oldest first. */
export const eventsOf = async (userId: string) =>
  (await sql<{ event: string }>("select event from activity where user_id = $1 order by id", [userId])).map(
    ({ event }) => event,
  );
