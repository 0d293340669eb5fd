/** Signs with which a spreadsheet would take a cell for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\0]/;

const cell = (value: string) => {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as CSV (RFC 4180), whose cells are read as text and never as formulas. */
export const csvOf = (rows: string[][]) => rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
