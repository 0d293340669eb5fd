import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { privacyDocument, termsDocument } from "@/lib/documents";
import { env } from "@/lib/env";

jest.mock("@/lib/env", () => ({
  env: { TERMS_FILE: "public/documents/terms.md", PRIVACY_FILE: "public/documents/privacy.md" },
}));

const folder = mkdtempSync(join(tmpdir(), "documents-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("our own documents can be read, and are long enough to say something", () => {
  for (const { version, title, blocks } of [termsDocument(), privacyDocument()]) {
    expect(version).toBe("2026-11-01");
    expect(title).toMatch(/^(Terms and Conditions|Privacy)$/);
    expect(JSON.stringify(blocks).split(" ").length).toBeGreaterThan(500);
  }
});

test("the operator's own document takes the place of ours, and is read once", () => {
  const path = join(folder, "terms.md");
  writeFileSync(path, "version: 2027-01-31\n# House rules\nBe kind.");
  env.TERMS_FILE = path;

  expect(termsDocument()).toMatchObject({ version: "2027-01-31", title: "House rules" });
  rmSync(path);
  expect(termsDocument()).toMatchObject({ version: "2027-01-31" });
});

test.each([
  ["missing.md", undefined, /PRIVACY_FILE.*no such file/],
  ["bare.md", "# Privacy\nText", /bare\.md \(PRIVACY_FILE\) can't be used: its first line is no version/],
])("says which file is wrong and why: %s", (name, content, message) => {
  env.PRIVACY_FILE = join(folder, name);
  if (content) writeFileSync(env.PRIVACY_FILE, content);

  expect(() => privacyDocument()).toThrow(message);
});
