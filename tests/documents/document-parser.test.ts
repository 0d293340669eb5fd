import fc from "fast-check";

import { parseDocument } from "@/lib/document-parser";

const source = `version: 2026-11-01

# Terms and Conditions

First sentence,
second line of it.
A third.

## Your account
Directly below.
- one
- two,
  which goes on
- three

- another list
<b>not bold</b> [no](link) **at all**
`;

test("reads a version, a title, headings, paragraphs and lists, and takes all else for text", () => {
  expect(parseDocument(source)).toEqual({
    version: "2026-11-01",
    title: "Terms and Conditions",
    blocks: [
      { kind: "paragraph", text: "First sentence, second line of it. A third." },
      { kind: "heading", text: "Your account" },
      { kind: "paragraph", text: "Directly below." },
      { kind: "list", items: ["one", "two, which goes on", "three"] },
      { kind: "list", items: ["another list <b>not bold</b> [no](link) **at all**"] },
    ],
  });
});

test("reads what an editor on Windows saves the same way", () => {
  expect(parseDocument(`\ufeff${source.replaceAll("\n", "\r\n")}`)).toEqual(parseDocument(source));
});

test.each([
  ["", "version"],
  ["# Terms\n\nText", "version"],
  ["version: 3\n# Terms\nText", "version"],
  ["version: 2026-02-30\n# Terms\nText", "version"],
  ["\nversion: 2026-11-01\n# Terms\nText", "version"],
  ["version: 2026-11-01", "title"],
  ["version: 2026-11-01\n\nText", "title"],
  ["version: 2026-11-01\n## Terms\nText", "title"],
  ["version: 2026-11-01\n#\nText", "title"],
  ["version: 2026-11-01\n# Terms\n\n", "no text"],
])("refuses %j", (text, reason) => {
  expect(() => parseDocument(text)).toThrow(reason);
});

const reasons = /^(its first line is no version, like|below the version is no title, like|below the title is no text)/;
const line = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("# A", "## B", "- c", "-", "#", "", "  - d", "text"),
);
const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(line).map((lines) => ["version: 2026-11-01", ...lines].join("\n")),
);

test("no text whatever makes it fail in another way, or lose a word", () => {
  fc.assert(
    fc.property(anything, (text) => {
      try {
        const { title, blocks } = parseDocument(text);
        const kept = [title, ...blocks.flatMap((block) => (block.kind === "list" ? block.items : block.text))].join(
          " ",
        );
        expect(wordsOf(kept)).toEqual(wordsOf(text.replace(/^.*/, "")));
      } catch (error) {
        expect((error as Error).message).toMatch(reasons);
      }
    }),
    { numRuns: 1000 },
  );
});

/** All signs but the white space and the signs of the format. */
const wordsOf = (text: string) => text.replace(/[\s\ufeff#-]+/gu, "");
