import { hashOf, newSecret } from "@/lib/secrets";

test("SES-02: a thousand tokens are all different, and each is 256 bits that look random", () => {
  const tokens = Array.from({ length: 1000 }, newSecret);
  expect(new Set(tokens).size).toBe(1000);

  const bytes = tokens.map((token) => Buffer.from(token, "base64url"));
  for (const [index, made] of bytes.entries())
    expect([made.length, made.toString("base64url")]).toEqual([32, tokens[index]]);

  // Each bit is set in about half of them: 1000 fair coins stay within 6 standard deviations of 500.
  for (let bit = 0; bit < 256; bit++) {
    const set = bytes.filter((made) => (made[bit >> 3]! >> (bit & 7)) & 1).length;
    expect(Math.abs(set - 500)).toBeLessThan(95);
  }
});

test("SES-02: what is stored of a token is its SHA-256", () => {
  expect(hashOf("abc")).toBe(
    Buffer.from("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "hex").toString("base64url"),
  );
});
