import { expect, test } from "@playwright/test";

import { openSessions, timesOf } from "../support/authenticators";
import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import {
  enterAtOnce,
  enterCode,
  enterRecoveryCode,
  passPassword,
  someoneOwingCode,
  someoneWithFactor,
} from "../support/second-factor";
import { anAddress, aPerson, sql } from "../support/site";
import { letPass, setTries } from "../support/throttles";

test("MFA-04: a challenge takes five wrong codes, then the password is asked for again", async () => {
  const { account, phone, visitor } = await someoneOwingCode();
  for (let turn = 1; turn <= 4; turn++) expect((await enterCode(visitor, phone.wrongCode())).path).toBe("/login/code");
  const otherTab = visitor.newTab();
  await otherTab.get("/login/code");

  const over = await enterCode(visitor, phone.wrongCode());
  expect([over.path, over.text]).toEqual([
    "/login?done=challenge-over",
    expect.stringContaining("A login ends after ten minutes, after five wrong codes,"),
  ]);
  expect((await otherTab.submit("Continue", { code: phone.code() })).path).toBe("/login?done=challenge-over");
  expect(await timesOf("code-failed", account.id)).toBe(5);
  expect(await openSessions(account.id)).toBe(0);
});

test("MFA-04: a burst on one challenge at both instances evaluates no more than five codes", async () => {
  const { account, phone } = await someoneOwingCode();
  const doors = [aPerson({ instance: 1 }), aPerson({ instance: 2 })] as const;
  await passPassword(doors[0], account);
  const secret = doors[0].cookies.get("challenge")?.value ?? "";
  await doors[1].get("/login");
  doors[1].cookies.set("__Host-challenge", secret);
  for (const door of doors) await door.get("/login/code");

  const headers = () => ({ cookie: `__Host-challenge=${secret}`, "x-forwarded-for": anAddress() });
  await Promise.all(
    Array.from({ length: 40 }, (_, turn) =>
      doors[turn % 2 === 0 ? 0 : 1].submit(
        "Continue",
        { code: phone.wrongCode() },
        { headers: headers(), follow: false },
      ),
    ),
  );
  expect(await timesOf("code-failed", account.id)).toBe(5);
});

test("MFA-04: a hundred codes at once over two instances, with as many challenges and addresses: ten are evaluated", async () => {
  const { account, phone, codes } = await someoneWithFactor();
  const pages = await enterAtOnce(account.id, Array(100).fill(phone.wrongCode()));
  expect(await timesOf("code-failed", account.id)).toBe(10);
  expect(new Set(pages.map(({ status }) => status).filter((status) => status !== 200))).not.toContain(500);

  const right = await enterAtOnce(account.id, [phone.code(), phone.code()]);
  expect(right.map(({ status }) => status)).toEqual([429, 429]);
  expect(Number(right[0]?.headers["retry-after"])).toBeGreaterThan(800);
  const other = await enterAtOnce(account.id, [codes[0] ?? ""], { kind: "recovery-code" });
  expect(other[0]?.status).toBe(429);
  expect(await openSessions(account.id)).toBe(0);

  await letPass("15 minutes", "code-account", account.id);
  await enterAtOnce(account.id, [phone.code()]);
  expect(await openSessions(account.id)).toBe(1);
});

test("MFA-04: new logins, cookies, addresses and instances reset nothing; codes and recovery codes count together", async () => {
  const { account, phone } = await someoneWithFactor();
  for (let turn = 0; turn < 12; turn++) {
    const visitor = aPerson({ instance: turn % 2 === 0 ? 1 : 2 });
    await setTries("login-account", account.email, { tries: 0 });
    await passPassword(visitor, account);
    if (turn % 2 === 0) await enterCode(visitor, phone.wrongCode());
    else await enterRecoveryCode(visitor, "0000-0000-0000-0000-0000-0000");
  }
  expect(await timesOf("code-failed", account.id)).toBe(10);

  const late = aPerson();
  await setTries("login-account", account.email, { tries: 0 });
  await passPassword(late, account);
  const page = await enterCode(late, phone.code());
  expect([page.status, page.text]).toEqual([
    429,
    expect.stringMatching(/Too many wrong codes\. You can try again at \d\d:\d\d UTC\./),
  ]);
  expect(page.link("Get help").getAttribute("href")).toBe("/login/help");
});

test("LOG-05: no header of the client's own evades the limit of codes or changes the address that is written down", async () => {
  const { account, phone, visitor } = await someoneOwingCode({ address: "203.0.113.77" });
  const page = await visitor.get("/login/code");
  expect(page.status).toBe(200);
  for (let turn = 1; turn <= 5; turn++) {
    const liar = `198.51.100.${turn}`;
    const headers = {
      "x-forwarded-for": `${liar}, 203.0.113.77`,
      "x-real-ip": liar,
      "x-client-ip": liar,
      forwarded: `for=${liar}`,
      "x-socket-address": liar,
      "cf-connecting-ip": liar,
    };
    await enterCode(visitor, phone.wrongCode(), { headers });
  }
  const seen = await sql("select distinct ip from activity where user_id = $1 and event = 'code-failed'", [account.id]);
  expect(seen).toEqual([{ ip: "203.0.113.77" }]);
  expect(await timesOf("code-failed", account.id)).toBe(5);
});

test("MFA-05: the hundredth wrong code in a row locks codes until a reset; sessions stay, the owner is told", async () => {
  const { account, phone, codes, visitor: thief } = await someoneOwingCode();
  const owner = aPerson();
  await passPassword(owner, account);
  expect((await enterRecoveryCode(owner, codes[0] ?? "")).path).toMatch(/^\/organizations/);
  await sql("update users set code_failures = 99 where id = $1", [account.id]);

  const locked = "A hundred codes in a row were wrong. To get in, reset your password.";
  expect((await enterCode(thief, phone.wrongCode())).text).toContain(locked);
  expect((await enterCode(thief, phone.code())).text).toContain(locked);
  expect((await enterRecoveryCode(thief, codes[1] ?? "")).text).toContain(locked);
  expect(thief.page.link("Reset your password").getAttribute("href")).toBe("/forgot");
  expect(await openSessions(account.id)).toBe(1);
  expect((await owner.get("/settings/account")).path).toBe("/settings/account");
  const told = await lastEmailTo(account.email, { subject: "Your account asks for a new password" });
  expect(linkIn(told)).toBe("https://console.test/forgot");
  expect((await emailsTo(account.email)).filter(({ subject }) => subject === told.subject)).toHaveLength(1);

  await thief.get("/forgot");
  await thief.submit("Send the email", { Email: account.email });
  await thief.get(linkIn(await lastEmailTo(account.email, { subject: "Reset your Cloud Console password" })));
  const password = "four other quiet herons";
  await thief.submit("Save new password", { "New password": password, Confirmation: password });

  await passPassword(thief, { ...account, password });
  expect((await enterCode(thief, phone.code())).path).toBe("/organizations");
  expect(await sql("select code_failures from users where id = $1", [account.id])).toEqual([{ code_failures: 0 }]);
});
