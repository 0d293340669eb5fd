import { readableKey, stepOf as stepInApp } from "@/lib/authenticators/key";
import { seal } from "@/lib/seal";

import { untilCodesLast } from "../support/authenticators";
import { base32, fromBase32, hotp, stepOf } from "../support/totp";

const key = Buffer.from("12345678901234567890");

test.each([
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
])("the codes of these tests are those of RFC 6238, appendix B: at %i seconds %s", (seconds, code) => {
  expect(hotp(key, stepOf(seconds * 1000), { digits: 8 })).toBe(code);
});

test("the codes of these tests are those of RFC 4226, appendix D", () => {
  const codes = "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489";
  expect(Array.from({ length: 10 }, (_, counter) => hotp(key, counter)).join(" ")).toBe(codes);
});

test("keys are written as in RFC 4648, section 10, and read back", () => {
  expect(["f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => base32(Buffer.from(text))).join(" ")).toBe(
    "MY MZXQ MZXW6 MZXW6YQ MZXW6YTB MZXW6YTBOI",
  );
  expect(fromBase32(base32(key))).toEqual(key);
});

test("MFA-06: the app tells which half minute a code is of: this one or a neighbour, and no other", async () => {
  const sealed = seal(base32(key), "authenticator/anna");
  await untilCodesLast(1_000);
  const now = stepOf(Date.now());
  const seen = [-3, -2, -1, 0, 1, 2, 3].map((steps) => stepInApp(sealed, "anna", hotp(key, now + steps)));
  expect(seen).toEqual([undefined, undefined, now - 1, now, now + 1, undefined, undefined]);
});

test("an app on a phone reads the same key as a person", () => {
  const anna = { id: "anna", email: "anna@example.com" };
  const { key: typed, uri } = readableKey(seal(base32(key), "authenticator/anna"), anna);
  const { protocol, host, searchParams } = new URL(uri);
  expect([protocol, host]).toEqual(["otpauth:", "totp"]);
  expect(fromBase32(typed)).toEqual(key);
  expect(fromBase32(searchParams.get("secret") ?? "")).toEqual(key);
  expect(Object.fromEntries(searchParams)).toMatchObject({ algorithm: "SHA1", digits: "6", period: "30" });
});
