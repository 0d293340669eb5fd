import { expect, test } from "@playwright/test";

import { anAccount, aPassword, storedHash } from "../support/people";
import { anEmail, aPerson, sql } from "../support/site";

const samples = 8;
const median = (times: number[]) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

/** How long a wrong password takes to be refused, in milliseconds, the login page being open already. */
async function refusalOf(email: string) {
  const visitor = aPerson({ instance: 2 });
  await visitor.get("/login");
  const begun = performance.now();
  const page = await visitor.submit("Log in", { Email: email, Password: "three loud herons" });
  expect(page.text).toContain("That email and password don't match.");
  return performance.now() - begun;
}

/** Addresses of accounts whose passwords were hashed at this cost. */
async function accountsOfCost(cost: number) {
  const accounts = await Promise.all(Array.from({ length: samples }, () => anAccount()));
  const ids = accounts.map(({ id }) => id);
  await sql("update users set password_hash = $1 where id = any($2)", [storedHash(aPassword, cost), ids]);
  return accounts.map(({ email }) => email);
}

/** The median time of each class, taken in turns so that whatever else goes on here slows all alike. */
async function medians(classes: string[][]) {
  const times = classes.map((): number[] => []);
  for (let sample = 0; sample < samples; sample++)
    for (const [index, emails] of classes.entries()) times[index]?.push(await refusalOf(emails[sample] ?? ""));
  return times.map(median);
}

test("LOG-02: a wrong password is refused as slowly for unknown addresses, and for old and cheaper hashes", async () => {
  const differs = async () => {
    const unknown = Array.from({ length: samples }, () => anEmail());
    const all = await medians([unknown, await accountsOfCost(12), await accountsOfCost(10)]);
    const spread = Math.max(...all) - Math.min(...all);
    return spread > Math.max(25, 0.1 * Math.min(...all)) && all;
  };
  // A chance difference does not come twice; what an attacker can measure does.
  expect((await differs()) && (await differs())).toBe(false);
});
