import "server-only";

import { inPool } from "./pool";

/** The lowest score of zxcvbn that is good enough: below it, an attacker's first lists have it. */
const goodEnough = 3;

/** Words that the place itself suggests; they add nothing to a password. */
const product = /cloud[\s_-]?console|cloud|console/g;

type Person = { email: string; firstName: string; lastName: string };

/**
 * Whether a password is fit to be chosen by this person. Works offline. Returns "fit", "personal" (it
 * has a name or the address in it), "common" (it is easily guessed), or "busy" under overload.
 */
export async function judgePassword(password: string, person: Person): Promise<"fit" | "personal" | "common" | "busy"> {
  const plain = password.normalize("NFKC").toLowerCase();
  const own = wordsOf(person);
  if (own.some((word) => plain.includes(word))) return "personal";

  const score = await inPool<number>("score", { password: plain.replaceAll(product, ""), words: own });
  if (score === "busy") return "busy";
  return score < goodEnough ? "common" : "fit";
}

/** What is said to someone who chose a password that is not fit. */
export const passwordComplaints = {
  personal: "Leave out your name and email address.",
  common: "This password is on lists that attackers try first. A few unrelated words work well.",
};

/** The words that people put into passwords and that others know of them; short ones are left out. */
const wordsOf = ({ email, firstName, lastName }: Person) =>
  [email, ...email.split(/[@.+_-]/), ...firstName.split(/[\s-]/), ...lastName.split(/[\s-]/)]
    .map((word) => word.normalize("NFKC").toLowerCase())
    .filter((word) => [...word].length >= 4);
