import { challengesOf, recoveryCodesOf } from "./authenticators";
import { startSetup } from "./factors";
import { someoneLoggedIn } from "./people";
import { someoneWaiting } from "./registrants";
import { askToChangeEmail } from "./settings";
import { anEmail, sql } from "./site";

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

  await startSetup(visitor);
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

  await askToChangeEmail(visitor, anEmail(word));
  await visitor.get("/settings/account/data");
  await visitor.submit("Make the file");
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

  const waiting = await someoneWaiting({ email: anEmail(word) });
  const [challenge = ""] = await challengesOf(id, 1);
  return { ...person, word, organization, setup, authenticator, session, waiting, challenge };
}

export type Settled = Awaited<ReturnType<typeof someoneSettled>>;
