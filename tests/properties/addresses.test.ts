import fc from "fast-check";

import { canonicalAddress } from "@/lib/email-address";

/** What looks like an address but for a few signs, so that many of them are one. */
const almostAddress = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(..."abcXYZ019.-_+'\"@ ,ａßſıİKА\u200b\n"), maxLength: 12 }),
    fc.constantFrom("@", "＠", "﹫", "@@", ""),
    fc.string({ unit: fc.constantFrom(..."abcXYZ019.-_ü。．ß%[]/#\u00ad"), maxLength: 12 }),
    fc.constantFrom(".com", ".COM", ".münchen", ".xn--mnchen-3ya", ".c", "", "."),
  )
  .map((parts) => parts.join(""));

const anything = fc.oneof(fc.string({ unit: "binary" }), almostAddress, fc.emailAddress());

test("REG-07: whatever is typed, the canonical address is made without a fault, and its own canonical address", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const address = canonicalAddress(text);
      if (address !== undefined) expect(canonicalAddress(address)).toBe(address);
    }),
    { numRuns: 3000 },
  );
});

test("REG-07: a canonical address is ASCII, in lower case, with one @, and short enough to be mailed to", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const address = canonicalAddress(text);
      if (address === undefined) return;
      expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
      expect(address.split("@")).toHaveLength(2);
      expect(address).toBe(address.toLowerCase());
      expect(address).not.toMatch(/[\s",<>()[\]\\:;]/);
      expect(address.length).toBeLessThanOrEqual(254);
    }),
    { numRuns: 3000 },
  );
});

test("ordinary addresses are found, in whatever case and with spaces around", () => {
  const local = fc.stringMatching(/^[a-z0-9]{1,10}([.+_-][a-z0-9]{1,10})?$/);
  const domain = fc.domain().filter((name) => name.length < 100 && /\.[a-z]{2,63}$/i.test(name));
  fc.assert(
    fc.property(local, domain, (name, host) => {
      const address = `${name}@${host}`.toLowerCase();
      expect(canonicalAddress(`  ${address.toUpperCase()} `)).toBe(address);
    }),
  );
});
