import { keyBytes, oneTimeCode } from "./one-time-codes";

const key = Buffer.from("12345678901234567890");

test.each([
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
])("at %d seconds the code is that of RFC 6238, appendix B", (seconds, code) => {
  expect(oneTimeCode(key, { at: seconds * 1000, digits: 8 })).toBe(code);
  expect(oneTimeCode(key, { at: seconds * 1000 })).toBe(code.slice(2));
});

test("a key in base32 is read with its spaces", () => {
  expect(keyBytes("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")).toEqual(key);
});
