import pg from "pg";

import { appUrl } from "./apps";
import { aVisitor } from "./visitor";

let visitors = 0;

/** An address that nobody else in this run has, so that nobody spends another's tries. */
export function anAddress() {
  visitors++;
  const worker = Number(process.env.TEST_WORKER_INDEX ?? 0) % 200;
  return `10.${worker + 20}.${Math.floor(visitors / 250) % 250}.${(visitors % 250) + 1}`;
}

type Options = { instance?: 1 | 2; address?: string; headers?: Record<string, string> };

/** A visitor of the app that operators run, without JavaScript, with an address of their own. */
export const aPerson = ({ instance = 1, address = anAddress(), headers }: Options = {}) =>
  aVisitor({
    origin: appUrl,
    via: instance === 1 ? process.env.TEST_APP_ONE : process.env.TEST_APP_TWO,
    address,
    headers,
  });

let pool: pg.Pool | undefined;

/** Asks the database of the app, as an oracle or to move time. */
export async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
  pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2, allowExitOnIdle: true });
  return (await pool.query<Row>(text, values)).rows;
}

/** Ends the connection to the database, where its server stops before the tests' process does. */
export async function closeSql() {
  await pool?.end();
  pool = undefined;
}

let addresses = 0;

/** An email address that nobody has yet. */
export const anEmail = (name = "anna") => {
  addresses++;
  return `${name}.${process.env.TEST_WORKER_INDEX ?? "x"}.${Date.now().toString(36)}.${addresses}@example.com`;
};
