import type { Settled } from "./settled";
import { sql } from "./site";

/** What moves with every look at a page. */
const moving = "'{last_access_at,idle_expires_at,clients}'::text[]";

const selects = [
  `select 'users' as table, to_jsonb(t) as row from users t where id = $1`,
  `select 'organizations', to_jsonb(t) from organizations t join memberships m on m.organization_id = t.id where m.user_id = $1`,
  `select 'registrations', to_jsonb(t) from registrations t where email = $2`,
  `select 'tokens', to_jsonb(t) from tokens t where address = $2`,
];

let query: Promise<string> | undefined;

/** One statement over every table with rows of people, whatever tables there are. */
async function everything() {
  const tables = await sql<{ name: string }>(
    "select table_name as name from information_schema.columns where column_name = 'user_id' and table_schema = 'public'",
  );
  const owned = tables.map(
    ({ name }) => `select '${name}', to_jsonb(t) - ${moving} from "${name}" t where user_id = $1`,
  );
  return `select "table", row::text from (${[...selects, ...owned].join(" union all ")}) as rows order by 1, 2`;
}

/** All that the database has of somebody and of the registration that waits, to compare before and after. */
export async function belongingsOf({ id, waiting }: Pick<Settled, "id" | "waiting">) {
  query ??= everything();
  return sql<{ table: string; row: string }>(await query, [id, waiting.email]);
}
