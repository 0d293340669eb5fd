import { localSql } from "./local-rows";
import { polyglots } from "./polyglots";

const ids = async (text: string, values: unknown[]) => (await localSql(text, values)).map(({ id }) => String(id));

/** Gives a person in local mode everything that has a text, once for each polyglot and past every check. Returns the pages of it all. */
export async function storePolyglots(userId: string) {
  const each = [userId, polyglots];
  const organizations = await ids(
    `with made as (insert into organizations (id, name, form_key)
       select gen_random_uuid(), text, gen_random_uuid()::text from unnest($2::text[]) text returning id),
     joined as (insert into memberships (organization_id, user_id, role) select id, $1, 'owner' from made)
     select id from made`,
    each,
  );
  const devices = await ids(
    `insert into authenticators (id, user_id, name, secret, last_step) select gen_random_uuid(), $1, text, 'none', 0
     from unnest($2::text[]) text returning id`,
    each,
  );
  await localSql(
    `insert into sessions (id, user_id, token_hash, ip, user_agent, place, clients, remembered, idle_expires_at, expires_at)
     select gen_random_uuid(), $1, gen_random_uuid()::text, text, text, text, array[text], false,
       now() + interval '1 day', now() + interval '1 day'
     from unnest($2::text[]) text`,
    each,
  );
  await localSql(
    `insert into activity (user_id, event, ip, user_agent, detail)
     select $1, text, text, text, jsonb_build_object(text, text) from unnest($2::text[]) text`,
    each,
  );
  return [
    ...organizations.flatMap((id) => [`/organizations/${id}`, `/organizations/${id}/delete`]),
    ...devices.map((id) => `/settings/authenticator/${id}`),
  ];
}
