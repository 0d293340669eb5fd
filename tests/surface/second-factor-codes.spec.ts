import { expect, test } from "@playwright/test";

import { openSessions, timesOf, untilCodesLast } from "../support/authenticators";
import { enterAtOnce, enterCode, passPassword, someoneOwingCode, someoneWithFactor } from "../support/second-factor";
import { aPerson, sql } from "../support/site";

const reused = "That code was used already. Wait for the next one.";

test("MFA-03: a code logs in once, in whichever browser and at whichever instance", async () => {
  const { account, phone, visitor } = await someoneOwingCode({ instance: 1 });
  const other = aPerson({ instance: 2 });
  await passPassword(other, account);
  const code = phone.code();

  expect((await enterCode(visitor, code)).path).toBe("/organizations");
  const page = await enterCode(other, code);
  expect([page.path, page.text]).toEqual(["/login/code", expect.stringContaining(reused)]);
  expect(await openSessions(account.id)).toBe(1);
});

test("MFA-03: twenty browsers with the same code at once make one session", async () => {
  const { account, phone } = await someoneWithFactor();
  const pages = await enterAtOnce(account.id, Array(20).fill(phone.code()));

  expect(pages.filter(({ headers }) => String(headers["set-cookie"]).includes("__Host-session="))).toHaveLength(1);
  expect(await openSessions(account.id)).toBe(1);
});

test("MFA-03: once a code is used, that of the half minute before is spent too", async () => {
  const { account, phone, visitor } = await someoneOwingCode();
  await untilCodesLast();
  const before = phone.code(-1);
  expect((await enterCode(visitor, phone.code())).path).toBe("/organizations");

  const other = aPerson();
  await passPassword(other, account);
  expect((await enterCode(other, before)).text).toContain(reused);
});

test("MFA-03: the code of a login does not confirm who one is, nor remove the device", async () => {
  const { account, phone, visitor } = await someoneOwingCode();
  const code = phone.code();
  await enterCode(visitor, code);
  await sql("update sessions set authenticated_at = now() - interval '11 minutes' where user_id = $1", [account.id]);
  const proof = { "Your password": account.password, "confirm-code": code };

  await visitor.get("/settings/authenticator");
  await visitor.submit("Make new codes");
  expect((await visitor.submit("Make new codes", proof)).text).toContain(reused);

  await visitor.get("/settings/authenticator");
  await visitor.link("Rename or remove Phone");
  await visitor.submit("Turn off");
  expect((await visitor.submit("Turn off", proof)).text).toContain(reused);
  expect(await sql("select 1 from authenticators where user_id = $1", [account.id])).toHaveLength(1);
  expect(await timesOf("recovery-codes-made", account.id)).toBe(0);
});

for (const [steps, accepted] of [
  [-3, false],
  [-2, false],
  [-1, true],
  [0, true],
  [1, true],
  [2, false],
  [3, false],
] as const)
  test(`MFA-06: the code of ${steps} half minutes from now is ${accepted ? "accepted" : "refused"}`, async () => {
    const { account, phone, visitor } = await someoneOwingCode();
    await untilCodesLast();
    await enterCode(visitor, phone.code(steps));
    expect(await openSessions(account.id)).toBe(accepted ? 1 : 0);
  });

test("MFA-07: what is no code is refused, and spends no try", async () => {
  const { account, phone, visitor } = await someoneOwingCode();
  const code = phone.code();
  const arabic = [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join("");
  const odd = [
    "",
    "0",
    "null",
    "NaN",
    code.slice(1),
    `${code}0`,
    `0x${code.slice(2)}`,
    `+${code.slice(1)}`,
    `${code}.`,
    arabic,
    "9".repeat(10_000),
    "123456\0",
    "1e5",
  ];
  for (const typed of odd) {
    const page = await enterCode(visitor, typed);
    expect([typed.slice(0, 20), page.status, page.path]).toEqual([typed.slice(0, 20), 200, "/login/code"]);
    expect(page.text).toContain("Enter the six digits from your authenticator.");
  }

  const file = new File([code], "code.txt");
  for (const options of [
    { without: ["code"] },
    { extra: [["code", code]] as [string, string][] },
    { without: ["code"], extra: [["code", file]] as [string, File][] },
    { without: ["code"], extra: [["code[]", code]] as [string, string][] },
  ])
    expect((await enterCode(visitor, code, options)).text).toContain("Enter the six digits");

  const [challenge] = await sql("select tries from challenges where user_id = $1", [account.id]);
  expect([challenge?.tries, await timesOf("code-failed", account.id)]).toEqual([0, 0]);
  expect(await openSessions(account.id)).toBe(0);
});

test("MFA-07: a code is read as people and apps write it, in the very half minute it is made", async () => {
  const { account, phone, visitor } = await someoneOwingCode();
  const code = phone.code();
  const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join("");
  expect((await enterCode(visitor, ` ${wide.slice(0, 3)} ${wide.slice(3)} `)).path).toBe("/organizations");
  expect(await openSessions(account.id)).toBe(1);
});
