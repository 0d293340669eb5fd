import { expect, test } from "@playwright/test";

import { openSessions } from "../support/authenticators";
import { lastEmailTo, linkIn } from "../support/inbox";
import {
  enterAtOnce,
  enterCode,
  enterRecoveryCode,
  passPassword,
  someoneOwingCode,
  someoneWithFactor,
} from "../support/second-factor";
import { aPerson, sql } from "../support/site";

const unused = async (userId: string) =>
  (await sql("select 1 from recovery_codes where user_id = $1 and used_at is null", [userId])).length;

test("MFA-08: twenty browsers with the same recovery code at once make one session", async () => {
  const { account, codes } = await someoneWithFactor();
  const pages = await enterAtOnce(account.id, Array(20).fill(codes[0]), { kind: "recovery-code" });

  expect(pages.filter(({ headers }) => String(headers["set-cookie"]).includes("__Host-session="))).toHaveLength(1);
  expect(await openSessions(account.id)).toBe(1);
  expect(await unused(account.id)).toBe(9);
});

test("MFA-08: a recovery code works once, written in any way", async () => {
  const { account, codes, visitor } = await someoneOwingCode();
  const [code = "", other = ""] = codes;
  await enterRecoveryCode(visitor, code.toLowerCase().replaceAll("-", " "));
  expect(await openSessions(account.id)).toBe(1);

  const again = aPerson({ instance: 2 });
  await passPassword(again, account);
  expect((await enterRecoveryCode(again, code)).text).toContain("That recovery code was used already. Use another.");
  await enterRecoveryCode(again, other.replaceAll("-", "").replaceAll("0", "O").replaceAll("1", "l"));
  expect(await openSessions(account.id)).toBe(2);
});

test("MFA-08: a recovery code opens nobody else's challenge, and is not spent by it", async () => {
  const [attacker, victim] = [await someoneWithFactor(), await someoneOwingCode()];
  const page = await enterRecoveryCode(victim.visitor, attacker.codes[0] ?? "");

  expect([page.path, page.text]).toEqual([
    "/login/recovery",
    expect.stringContaining("That is not one of your recovery codes."),
  ]);
  expect(await openSessions(victim.account.id)).toBe(0);
  expect([await unused(attacker.account.id), await unused(victim.account.id)]).toEqual([10, 10]);
});

test("MFA-08: new codes void the old ones, are kept as hashes only, and once kept no page shows them", async () => {
  const { account, phone, codes: old, visitor } = await someoneOwingCode();
  await enterCode(visitor, phone.code());
  await visitor.get("/settings/authenticator");
  const page = await visitor.submit("Make new codes");
  const made = page.root.querySelectorAll("ol li").map((item) => item.text.trim());
  expect(new Set(made.map((code) => /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/.test(code)))).toEqual(
    new Set([true]),
  );
  expect([new Set(made).size, made.filter((code) => old.includes(code))]).toEqual([10, []]);

  const stored = JSON.stringify([
    await sql("select * from recovery_codes where user_id = $1", [account.id]),
    await sql("select * from recovery_sheets where user_id = $1", [account.id]),
    await sql("select * from activity where user_id = $1", [account.id]),
  ]);
  for (const code of made) expect(stored).not.toMatch(new RegExp(`${code}|${code.replaceAll("-", "")}`));

  await visitor.submit("Finish", { kept: true });
  for (const path of ["", "/recovery-codes", "/recovery-codes/download", "/setup"]) {
    const { html } = await visitor.get(`/settings/authenticator${path}`);
    expect(made.filter((code) => html.includes(code) || html.includes(code.slice(0, 9)))).toEqual([]);
  }

  const other = aPerson();
  await passPassword(other, account);
  expect((await enterRecoveryCode(other, old[0] ?? "")).text).toContain("not one of your recovery codes");
  await enterRecoveryCode(other, made[0] ?? "");
  expect(await openSessions(account.id)).toBe(2);
});

test("MFA-11: the use of a recovery code is told by email and on screen, with how many are left", async () => {
  const { account, codes, visitor } = await someoneOwingCode({ address: "203.0.113.31" });
  const page = await enterRecoveryCode(visitor, codes[0] ?? "");
  expect(page.text).toContain("You're in with a recovery code. It can't be used again. 9 recovery codes are left.");
  expect((await visitor.get("/settings/authenticator")).text).toContain("9 of 10 left");

  const told = await lastEmailTo(account.email, { subject: "A recovery code was used. 9 left" });
  expect(told.text).toContain("203.0.113.31");
  expect(told.text).toContain("Firefox on Linux");
  expect(told.text).not.toContain("Make new ones");
  expect(linkIn(told)).toBe("https://console.test/settings/authenticator");
  expect(`${told.text} ${told.html}`).not.toContain(codes[0]);
});

test("MFA-11: when few recovery codes are left, the login, the page and the email say to make new ones", async () => {
  const { account, codes, visitor } = await someoneOwingCode({ recoveryCodes: 4 });
  const page = await enterRecoveryCode(visitor, codes[0] ?? "");
  expect(page.path).toBe("/settings/authenticator?done=recovery-code-used.3");
  expect(page.text).toContain("Only 3 recovery codes are left. Make new ones");

  const told = await lastEmailTo(account.email, { subject: "A recovery code was used. 3 left" });
  expect(told.text).toContain("Make new ones, so that you can get in without your phone.");

  const out = await someoneOwingCode({ recoveryCodes: 1 });
  expect((await enterRecoveryCode(out.visitor, out.codes[0] ?? "")).text).toContain("No recovery codes are left.");
  const none = await lastEmailTo(out.account.email, { subject: "A recovery code was used. None left" });
  expect(none.text?.replace(/\s+/g, " ")).toContain("You have none left. Make new ones,");
});

test("MFA-11: a login with a one-time code says it, too, when few recovery codes are left", async () => {
  const few = await someoneOwingCode({ recoveryCodes: 3 });
  const page = await enterCode(few.visitor, few.phone.code());
  expect(page.path).toBe("/organizations?done=few-recovery-codes.3");
  expect(page.text).toContain("3 recovery codes are left. Make new ones on the Authenticator page in Settings");

  const enough = await someoneOwingCode({ recoveryCodes: 4 });
  expect((await enterCode(enough.visitor, enough.phone.code())).path).toBe("/organizations");
});
