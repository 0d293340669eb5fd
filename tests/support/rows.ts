import type { QueryResultRow } from "pg";

import { pool } from "@/db";

/** Asks the test's own database, as an oracle or to move rows in time. */
export const rows = async <Row extends QueryResultRow>(text: string, values: unknown[] = []) =>
  (await pool.query<Row>(text, values)).rows;

/** The one row that there is, or undefined. */
export const row = async <Row extends QueryResultRow>(text: string, values: unknown[] = []) =>
  (await rows<Row>(text, values))[0];
