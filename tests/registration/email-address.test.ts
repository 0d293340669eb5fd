import fc from "fast-check";

import { registerAction } from "@/app/(auth)/register/actions";
import { canonicalAddress } from "@/lib/email-address";

import { aForm } from "../support/browser";
import { rows } from "../support/rows";

const kept = () => rows("select (select count(*) from registrations), (select count(*) from outbox) as emails");

const bad = [
  "",
  " ",
  "anna",
  "anna@",
  "@example.com",
  "anna@example",
  "anna@@example.com",
  "anna@example.com@evil.com",
  "v@corp.com\uff20evil.com",
  "v@corp.com\ufe6bevil.com",
  '"e@evil.com"@corp.com',
  '"anna"@example.com',
  "anna@example.com,eve@evil.com",
  "anna@example.com;eve@evil.com",
  "anna@example.com eve@evil.com",
  "Anna <anna@example.com>",
  "<anna@example.com>",
  "mailto:anna@example.com",
  "anna@example.com\r\nBcc: eve@evil.com",
  "anna@example.com\nBcc: eve@evil.com",
  "anna\r\n@example.com",
  "anna@exam\tple.com",
  "anna@example.com\u0000",
  "anna\u0000@example.com",
  "an\u00adna@exam ple.com",
  "anna(comment)@example.com",
  "anna@example.com(comment)",
  ".anna@example.com",
  "anna.@example.com",
  "an..na@example.com",
  "anna@example..com",
  "anna@.example.com",
  "anna@-example.com",
  "anna@example-.com",
  "anna@example.com/evil",
  "anna@example.com?to=eve@evil.com",
  "anna@example.com#",
  "anna@exa%6dple.com",
  "anna@[127.0.0.1]",
  "anna@127.0.0.1",
  "anna@0x7f.1",
  "anna@localhost",
  "anna@exam_ple.com",
  "anna\\@example.com",
  `${"a".repeat(65)}@example.com`,
  `anna@${"a".repeat(64)}.com`,
  `anna@${"abcdefgh.".repeat(30)}com`,
  `${"a".repeat(100_000)}@example.com`,
];

test.each(bad.map((address) => [address]))(
  "REG-07: %j is refused, kept nowhere and mailed to nobody",
  async (address) => {
    const before = await kept();
    const { errors } = await registerAction(
      {},
      aForm({
        email: address,
        "new-password": "three quiet herons",
        "new-password-confirm": "three quiet herons",
        "given-name": "Anna",
        "family-name": "Schmidt",
      }),
    );

    expect(errors).toEqual({ email: ["Enter an email address like name@example.com."] });
    expect(await kept()).toEqual(before);
  },
);

test.each([
  ["anna@example.com", "anna@example.com"],
  ["  anna@example.com \n", "anna@example.com"],
  ["Anna.Schmidt@EXAMPLE.com", "anna.schmidt@example.com"],
  ["o'neil+x@sub.example.com", "o'neil+x@sub.example.com"],
  ["!#$%&*/=?^_`{|}~-@example.com", "!#$%&*/=?^_`{|}~-@example.com"],
  ["anna@bücher.example", "anna@xn--bcher-kva.example"],
  ["anna@BÜCHER.example", "anna@xn--bcher-kva.example"],
  ["anna@bu\u0308cher.example", "anna@xn--bcher-kva.example"],
  ["anna@straße.de", "anna@xn--strae-oqa.de"],
  ["anna@例え.テスト", "anna@xn--r8jz45g.xn--zckzah"],
  ["anna@example。com", "anna@example.com"],
  [`${"a".repeat(64)}@example.com`, `${"a".repeat(64)}@example.com`],
])("REG-07: %j is the address %j", (typed, canonical) => {
  expect(canonicalAddress(typed)).toBe(canonical);
});

test("REG-07: whatever is typed, an address is plain ASCII with one @, and is its own canonical spelling", () => {
  const pieces = fc.constantFrom(..."annaA.@@＠﹫\u212aıİßéа,\"' \r\n\t\0%/#?:[]\\-_+例", "example", ".com", "xn--");
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: pieces }), fc.emailAddress()), (typed) => {
      const address = canonicalAddress(typed);
      if (address === undefined) return;
      expect(address).toMatch(/^[\x21-\x7e]{1,64}@[a-z0-9.-]+$/);
      expect(address).not.toMatch(/[",;:<>()[\]\\A-Z]/);
      expect(address.length).toBeLessThanOrEqual(254);
      expect(canonicalAddress(address)).toBe(address);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["Cyrillic a", "\u0430nna@example.com"],
  ["Turkish dotless i", "m\u0131ke@example.com"],
  ["Turkish capital I with a dot", "m\u0130ke@example.com"],
  ["sharp s", "strau\u00df@example.com"],
  ["Greek omicron", "j\u03bfhn@example.com"],
  ["a letter with an accent", "j\u00f6hn@example.com"],
  ["an invisible joiner", "an\u200dna@example.com"],
  ["a zero-width space", "an\u200bna@example.com"],
  ["a direction override", "\u202eanna@example.com"],
  ["a combining mark", "an\u0301na@example.com"],
])("REG-09: %s makes no address beside the one it looks like", (_, typed) => {
  expect(canonicalAddress(typed)).toBeUndefined();
});

test.each([
  ["the Kelvin sign", "mi\u212ae@example.com", "mike@example.com"],
  ["fullwidth letters", "\uff41\uff4e\uff4e\uff41@\uff45xample.com", "anna@example.com"],
  ["a ligature", "\ufb01ona@example.com", "fiona@example.com"],
  ["capital letters", "ANNA@EXAMPLE.COM", "anna@example.com"],
  ["mathematical letters", "\u{1d41a}nna@example.com", "anna@example.com"],
  ["an invisible hyphen in the domain", "anna@exam\u00adple.com", "anna@example.com"],
])("REG-09: %s is the plain address itself", (_, typed, plain) => {
  expect(canonicalAddress(typed)).toBe(plain);
});

test("REG-09: a look-alike domain is another domain, and is shown as what it is", () => {
  expect(canonicalAddress("anna@ex\u0430mple.com")).toBe("anna@xn--exmple-4nf.com");
});
