import "server-only";

import { randomBytes } from "node:crypto";

import { db, type Transaction } from "@/db";
import { countAuthenticators, lockCodeFailures } from "@/db/authenticators";
import {
  countRecoveryCodes,
  findRecoveryCode,
  findRecoverySheet,
  insertRecoverySheet,
  updateRecoveryCodeUsed,
  updateRecoverySheetKept,
} from "@/db/recovery-codes";

import { recordActivity } from "./activity";
import { notify } from "./notices";
import { recoveryCodeIn } from "./recovery-code-text";
import { seal, unseal } from "./seal";
import { hashOf } from "./secrets";

/** How many codes a set has. */
export const codesInSet = 10;

/** So few are left that new ones should be made. */
export const fewCodes = 3;

/** Crockford's base32: no sign is mistaken for another. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 24 signs, 120 random bits. */
const newRecoveryCode = () => {
  const bits = [...randomBytes(15)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => signs[Number.parseInt(five, 2)]).join("");
};

/** A code as it is shown: in groups of four. */
const grouped = (code: string) => (code.match(/.{4}/g) ?? []).join("-");

const about = (userId: string) => `recovery-codes/${userId}`;

type Person = { id: string; email: string };

/** Makes a new set in place of any earlier one, in the caller's transaction. It can be read until it is said to be kept. */
export async function makeRecoveryCodes({ id: userId }: Person, on: Transaction) {
  const codes = Array.from({ length: codesInSet }, newRecoveryCode);
  const sealed = seal(JSON.stringify(codes.map(grouped)), about(userId));
  await insertRecoverySheet({ userId, hashes: codes.map(hashOf), codes: sealed }, on);
}

/** The codes of a set that nobody said is kept, and which set it is; undefined afterwards, for ever. */
export async function unkeptRecoveryCodes(userId: string) {
  const sheet = await findRecoverySheet(userId);
  if (!sheet?.codes) return;
  const codes = JSON.parse(unseal(sheet.codes, about(userId))) as string[];
  return { codes, set: hashOf(sheet.codes), createdAt: sheet.createdAt };
}

/** What may be known of the person's codes: how many are left, when they were made, whether they are said to be kept. */
export async function recoveryCodesState(userId: string) {
  const [left, sheet] = await Promise.all([countRecoveryCodes(userId), findRecoverySheet(userId)]);
  return sheet && { left, madeAt: sheet.createdAt, kept: sheet.codes === null };
}

/**
 * Notes that the person keeps the codes of this set: nobody can read them here any more. Returns "kept",
 * also when that was said before; "newer" when another window has made new codes since; or "gone".
 */
export async function keepRecoveryCodes(userId: string, set: string) {
  const sheet = await findRecoverySheet(userId);
  if (!sheet) return "gone";
  if (sheet.codes === null) return "kept";
  if (hashOf(sheet.codes) !== set) return "newer";
  await updateRecoverySheetKept(userId, sheet.codes);
  return "kept";
}

/** Uses up one of the person's own codes, in the caller's transaction. Returns how many are left, or "wrong", or "reused". */
export async function spendRecoveryCode(person: Person, typed: string, on: Transaction) {
  const code = recoveryCodeIn(typed);
  if (!code) return "wrong";
  const hash = hashOf(code);
  if (!(await updateRecoveryCodeUsed(hash, person.id, on)))
    return (await findRecoveryCode(hash, person.id, on)) ? "reused" : "wrong";

  const recoveryCodesLeft = await countRecoveryCodes(person.id, on);
  await recordActivity("recovery-code-used", person.id, { left: String(recoveryCodesLeft) }, on);
  await notify("recovery-code-used", person, recoveryCodesLeft, on);
  return { recoveryCodesLeft };
}

/** Makes new codes on the person's wish. Returns "made", or "no-authenticator" when there is nothing to recover. */
export async function renewRecoveryCodes(person: Person) {
  return db.transaction(async (tx) => {
    // One change of factors at a time: two sets made at once can't both stay.
    await lockCodeFailures(person.id, tx);
    if ((await countAuthenticators(person.id, tx)) === 0) return "no-authenticator";
    await makeRecoveryCodes(person, tx);
    await recordActivity("recovery-codes-made", person.id, {}, tx);
    await notify("recovery-codes-made", person, "", tx);
    return "made";
  });
}
