import { randomUUID } from "node:crypto";

import { sql } from "./site";

type Column = { table: string; column: string; type: string };

const columns = () =>
  sql<Column>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name <> 'key_checks' order by table_name, ordinal_position`,
  );

/** The word planted in a column for one owner: nobody else writes it. */
const canary = (owner: string, { table, column }: { table: string; column: string }) =>
  `canary-${owner}-${table}-${column}`;

/** What stands in a column of a planted row. */
function planted(owner: string, { id, organization }: Ids, { table, column, type }: Column) {
  if (column === "user_id") return id;
  if (column === "organization_id") return organization;
  if (column === "role") return "owner";
  if (table === "organizations" && column === "id") return organization;
  if (column === "version") return "2020-01-01";
  if (column === "purpose") return "change-email";
  if (column === "ended_reason") return "logged-out";
  if (column === "reason") return "used";
  switch (type) {
    case "uuid":
      return randomUUID();
    case "boolean":
      return false;
    case "ARRAY":
      return [canary(owner, { table, column })];
    case "jsonb":
      return { name: canary(owner, { table, column }) };
    case "text":
      return canary(owner, { table, column });
    case "timestamp with time zone":
      // Far enough ahead that the row is live, and done with so that no email is sent of it.
      return new Date(Date.now() + (column === "expires_at" || column === "idle_expires_at" ? 86_400_000 : -60_000));
    default:
      return 1;
  }
}

type Ids = { id: string; organization: string };

/**
 * Plants a row of this person in every table, with a word of its own in every column that holds text. What
 * the person has in a table already stays, and so do tables where somebody has one row only.
 */
export async function plantCanaries(owner: string, id: string) {
  const ids = { id, organization: randomUUID() };
  const all = await columns();
  const tables = [...new Set(all.map(({ table }) => table))].filter((table) => table !== "users");
  // Those first that others point to.
  tables.sort((one, other) => Number(other === "organizations") - Number(one === "organizations"));
  for (const table of tables) {
    const own = all.filter((column) => column.table === table && !["bigint"].includes(serialOf(column)));
    const values = own.map((column) => planted(owner, ids, column));
    const names = own.map(({ column }) => `"${column}"`).join(", ");
    const places = own.map((_, n) => `$${n + 1}`).join(", ");
    await sql(`insert into "${table}" (${names}) values (${places}) on conflict do nothing`, values);
  }
  return ids;
}

/** The type of a column that numbers itself, which is left to the database. */
const serialOf = ({ table, column, type }: Column) => (table === "activity" && column === "id" ? type : "");

/** The columns whose words are found in a text. */
export async function canariesIn(owner: string, text: string) {
  const found = (await columns()).filter((column) => text.includes(`${canary(owner, column)}`));
  return found
    .filter(
      (column, _, all) =>
        !all.some((other) => other !== column && isLonger(owner, other, column) && onlyAs(owner, column, text)),
    )
    .map(({ table, column }) => `${table}.${column}`);
}

const isLonger = (owner: string, other: Column, column: Column) =>
  canary(owner, other) !== canary(owner, column) && canary(owner, other).startsWith(canary(owner, column));

/** Whether the word is there only as the beginning of a longer one. */
const onlyAs = (owner: string, column: Column, text: string) =>
  !new RegExp(`${canary(owner, column)}(?![\\w-])`).test(text);
