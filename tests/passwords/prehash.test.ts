import { hashPassword, passwordMatches, prehashOf } from "@/lib/passwords/hash";
import { inPool } from "@/lib/passwords/pool";

const hex = (base64: string) => Buffer.from(base64, "base64").toString("hex");

/** HMAC-SHA-384 of RFC 4231, test cases 1, 2 and 6. */
test.each([
  [
    Buffer.alloc(20, 0x0b),
    "Hi There",
    "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
  ],
  [
    Buffer.from("Jefe"),
    "what do ya want for nothing?",
    "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
  ],
  [
    Buffer.alloc(131, 0xaa),
    "Test Using Larger Than Block-Size Key - Hash Key First",
    "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952",
  ],
])("the prehash is HMAC-SHA-384 as published (%#)", (pepper, password, mac) => {
  expect(hex(prehashOf(password, pepper))).toBe(mac);
});

/** Of crypt_blowfish, Openwall's test vectors for bcrypt. */
test.each([
  ["U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"],
  ["U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"],
  ["U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"],
])("the worker compares with bcrypt as published (%s)", async (prehash, stored) => {
  expect(await inPool("compare", { prehash, stored })).toBe(true);
  expect(await inPool("compare", { prehash: `${prehash}x`, stored })).toBe(false);
});

test("REG-12: what bcrypt gets has 64 ASCII bytes, whatever the password", () => {
  for (const password of ["", "a", "\0", "密".repeat(128), "🦩".repeat(128), "x".repeat(10_000)])
    expect(prehashOf(password, Buffer.alloc(48, 7))).toMatch(/^[A-Za-z0-9+/]{64}$/);
});

const stored = async (password: string) => {
  const hashed = await hashPassword(password);
  if (hashed === "busy") throw new Error("busy");
  return hashed.passwordHash;
};

const neighbours: [string, string, string[]][] = [
  ["seventy-two bytes and one more", `${"a".repeat(72)}X`, ["a".repeat(72), `${"a".repeat(72)}Y`]],
  ["sixty-four signs of three bytes", "密".repeat(64), ["密".repeat(63), `${"密".repeat(63)}码`, "密".repeat(24)]],
  ["twenty emoji", "🦩".repeat(20), ["🦩".repeat(18), "🦩".repeat(19), "🦩".repeat(21)]],
  ["spaces at both ends", " correct horse  battery ", ["correct horse  battery", " correct horse battery "]],
  ["capitals", "Correct Horse Battery", ["correct horse battery"]],
  ["a NUL", "ab\0ab", ["ab", "ab\0", "ab\0ab\0ab", "ab\0ac"]],
];

test.each(neighbours)("REG-11, REG-12: a password with %s is taken whole", async (_, password, others) => {
  const hash = await stored(password);
  expect(await passwordMatches(password, hash)).toBe(true);
  for (const other of others) expect(await passwordMatches(other, hash)).toBe(false);
});

test("a password is the same in both spellings of Unicode, and full-width signs stay themselves", async () => {
  const hash = await stored("crème brûlée à la carte".normalize("NFC"));
  expect(await passwordMatches("crème brûlée à la carte".normalize("NFD"), hash)).toBe(true);
  expect(await passwordMatches("creme brulee a la carte", hash)).toBe(false);
  expect(await passwordMatches("three quiet herons", await stored("ｔｈｒｅｅ ｑｕｉｅｔ ｈｅｒｏｎｓ"))).toBe(false);
});

test("the same password is stored differently each time, under the key in use", async () => {
  const [one, other] = [await stored("three quiet herons"), await stored("three quiet herons")];
  expect(one).toMatch(/^v1:1:\$2[aby]\$\d\d\$.{53}$/);
  expect(one).not.toBe(other);
});
