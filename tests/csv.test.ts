import { csvOf } from "@/lib/csv";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1"])(
  "EXP-02: the cell %j is text, not a formula",
  (cell) => {
    expect(csvOf([[cell]])).toBe(`"'${cell}"\r\n`);
  },
);

test("EXP-02: quotes, commas and line breaks stay inside their cell", () => {
  expect(csvOf([['a "b"', "c,d", "e\nf", "plain"]])).toBe('"a ""b""","c,d","e\nf",plain\r\n');
});
