import fc from "fast-check";

import { line, optionalLine } from "@/lib/fields";

import { row } from "../support/rows";

const name = line({ missing: "Enter a name.", longest: 40 });

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom("a", "\0", "\ud800", "\udc00", "\u202e", "\u200d", "\ufeff", "👩‍👩‍👧", "é", "e\u0301", " "),
  }),
);

test("EMC-07: what a line lets through, PostgreSQL keeps as it is, and it stays the same when it is sent again", async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const { data } = name.safeParse(text);
      if (data === undefined) return;
      expect(await row("select $1::text as kept", [data])).toEqual({ kept: data });
      expect(name.parse(data)).toBe(data);
      expect([...data].length).toBeLessThanOrEqual(40);
    }),
    { numRuns: 500 },
  );
});

test("EMC-07: a line has nothing in it that people do not see", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { data = "" } = name.safeParse(text);
      expect(data).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\u00ad]/u);
      expect(data).toBe(data.trim());
    }),
    { numRuns: 2000 },
  );
});

test.each(["\0", "a\0b", "\ud800", "a\udfffb", "\u202eevil", "a\u2066b", "\u200b", "a\u0085b", "\u061c", "\u{e0041}a"])(
  "EMC-07: %j is refused, not stripped",
  (text) => {
    expect(name.safeParse(text).success).toBe(false);
  },
);

test.each(["👩‍👩‍👧‍👦", "❤️", "José", "Ng̃uyễn", "李小龍", "عمر", "O’Brien-Łukasz Jr."])("%s is a name", (text) => {
  expect(name.parse(text)).toBe(text.normalize("NFC"));
});

test("an optional line that is left empty is nothing at all", () => {
  const optional = optionalLine({ longest: 10 });
  for (const empty of ["", "   ", undefined]) expect(optional.parse(empty)).toBeNull();
  expect(optional.parse(" x ")).toBe("x");
});
