// @ts-check
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import bcrypt from "bcryptjs";

// Only the language-independent lists, and a short limit: more costs a second and says little else.
const zxcvbn = new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs, maxLength: 48 });

/** @param {{ prehash: string, cost: number }} task */
export const hash = ({ prehash, cost }) => bcrypt.hash(prehash, cost);

/**
 * Whether this is the prehash behind the stored hash. To say no takes as long as `cost` does, however cheap the
 * stored hash is: the doublings that it lacks are made up for (2^c + 2^c + 2^(c+1) + ... = 2^cost).
 * @param {{ prehash: string, stored: string, cost: number }} task
 */
export async function compare({ prehash, stored, cost }) {
  if (await bcrypt.compare(prehash, stored)) return true;
  const [, head = "", own = cost, rest = ""] = stored.match(/^(\$2[aby]\$)(\d\d)(\$.{53})$/) ?? [];
  for (let lower = Number(own); lower < cost; lower++)
    await bcrypt.compare(prehash, head + String(lower).padStart(2, "0") + rest);
  return false;
}

/**
 * How hard the password is to guess, from 0 to 4.
 * @param {{ password: string, words: string[] }} task
 */
export const score = ({ password, words }) => zxcvbn.check(password, words).score;
