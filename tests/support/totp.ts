import { createHmac } from "node:crypto";

/** A one-time password of RFC 4226, written down from its text: the app's own library proves nothing about itself. */
export function hotp(key: Buffer, counter: number, { algorithm = "sha1", digits = 6 } = {}) {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const hash = createHmac(algorithm, key).update(moving).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, "0");
}

/** The half minute of a moment, counted from 1970 (RFC 6238, 4.2). */
export const stepOf = (milliseconds: number) => Math.floor(milliseconds / 30_000);

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A key as apps read it (RFC 4648, 6), without padding. */
export function base32(bytes: Buffer) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** The key that a person reads on the page, with or without spaces. */
export function fromBase32(text: string) {
  const bits = [...text.replaceAll(/[\s=]/g, "").toUpperCase()]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
