import { challengesOf, recoveryCodesOf } from "./authenticators";
import { codesOn, startSetup } from "./factors";
import { codeIn, lastEmailTo } from "./inbox";
import { someoneLoggedIn } from "./people";
import { someoneMailed } from "./registrants";
import { askToChangeEmail } from "./settings";
import { anEmail, sql } from "./site";
import { letPass } from "./throttles";

/**
 * Somebody logged in who has something of everything there is, with this word in all that people name
 * themselves; and under the same name a registration that waits and a login whose code is owed.
 */
export async function someoneSettled(word: string) {
  const email = anEmail(word);
  const person = await someoneLoggedIn({ email, firstName: word, lastName: word });
  const { id, visitor } = person;
  const one = async (text: string, ...values: unknown[]) => (await sql<{ id: string }>(text, values))[0]!.id;

  await sql("update users set street = $2, city = $2, company_name = $2, tax_number = $2 where id = $1", [id, word]);
  const organization = await one(
    "insert into organizations (name, form_key) values ($1, gen_random_uuid()) returning id",
    word,
  );
  await sql("insert into memberships (organization_id, user_id, role) values ($1, $2, 'owner')", [organization, id]);

  const key = await startSetup(visitor);
  const setup = await one("select id from authenticator_setups where user_id = $1", id);
  const authenticator = await one(
    `insert into authenticators (user_id, name, secret, last_step)
     select user_id, $2, secret, 0 from authenticator_setups where user_id = $1 returning id`,
    id,
    word,
  );
  await recoveryCodesOf(id);
  await visitor.get("/settings/authenticator");
  await visitor.submit("Make new codes");
  const [recoveryCode = ""] = codesOn(visitor.page);
  const codeSet = visitor.page.root.querySelector("input[name=set]")?.getAttribute("value") ?? "";

  const wanted = anEmail(word);
  await askToChangeEmail(visitor, wanted);
  await visitor.get("/settings/account/data");
  await visitor.submit("Make the file");
  await letPass("1 hour", "data-export", id);
  await sql(
    `insert into activity (user_id, event, ip, user_agent, detail)
     values ($1, 'logged-in', '192.0.2.1', 'x', jsonb_build_object('name', $2::text))`,
    [id, word],
  );
  const session = await one(
    `insert into sessions (user_id, token_hash, ip, user_agent, place, remembered, idle_expires_at, expires_at)
     values ($1, gen_random_uuid(), '192.0.2.1', 'x', $2, false, now() + interval '1 day', now() + interval '1 day')
     returning id`,
    id,
    word,
  );

  await challengesOf(id, 1);
  const code = codeIn(await lastEmailTo(wanted));
  const { mail, ...registration } = await someoneMailed({ email: anEmail(word) });
  const waiting = { ...registration, code: codeIn(mail) };
  return { ...person, word, organization, setup, authenticator, session, key, code, recoveryCode, codeSet, waiting };
}

export type Settled = Awaited<ReturnType<typeof someoneSettled>>;

/** Gives back to somebody the sessions that an action ended, as fresh as ever, and the account as it was. */
export async function revive({ id, email }: { id: string; email: string }) {
  await sql("update sessions set ended_at = null, authenticated_at = now() where user_id = $1", [id]);
  await sql("update users set closes_at = null, email = $2 where id = $1", [id, email]);
}
