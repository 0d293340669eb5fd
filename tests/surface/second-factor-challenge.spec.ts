import { readFileSync } from "node:fs";

import { expect, test } from "@playwright/test";

import { openSessions } from "../support/authenticators";
import { aPassword, someoneLoggedIn } from "../support/people";
import { enterCode, someoneOwingCode, someoneWithFactor } from "../support/second-factor";
import { aPerson, sql } from "../support/site";
import type { Visitor } from "../support/visitor";

/** Every address of the built app, with an id where one belongs. */
const addresses = Object.keys(JSON.parse(readFileSync(".next/server/app-paths-manifest.json", "utf8")))
  .map((path) => path.replaceAll(/\/\([^)]+\)/g, "").replace(/\/(page|route)$/, "") || "/")
  .map((path) => path.replaceAll("[id]", "00000000-0000-4000-8000-000000000000"));

const challengeOf = (visitor: Visitor) => visitor.cookies.get("challenge")?.value ?? "";
const overPath = "/login?done=challenge-over";

test("MFA-01: after the password alone a browser sees no more than a stranger, wherever it looks", async () => {
  const { visitor, account } = await someoneOwingCode();
  const [browser, stranger] = [visitor.newTab(), aPerson()];
  expect(visitor.cookies.all().map(({ name }) => name)).toEqual(["__Host-challenge"]);
  expect(addresses.length).toBeGreaterThan(25);

  for (const address of addresses) {
    const [seen, strange] = [await browser.get(address), await stranger.get(address)];
    if (/^\/login\/(code|recovery)$/.test(address)) expect(seen.path).toBe(address);
    else expect([address, seen.status, seen.path]).toEqual([address, strange.status, strange.path]);
  }
  expect((await browser.get("/settings/account")).path).toBe("/login?next=%2Fsettings%2Faccount");
  expect((await browser.get("/api/auth/session")).status).toBe(404);
  expect(await openSessions(account.id)).toBe(0);
});

test("MFA-01: the secret of a challenge is no session, whatever cookie brings it", async () => {
  const { visitor } = await someoneOwingCode();
  visitor.cookies.set("__Host-session", challengeOf(visitor));
  expect((await visitor.get("/organizations")).path).toBe("/login");
});

test("MFA-01: a challenge is over after ten minutes", async () => {
  const { visitor, account, phone } = await someoneOwingCode();
  const lifetime = "round(extract(epoch from expires_at - created_at)) as seconds";
  const [challenge] = await sql(`select ${lifetime} from challenges where user_id = $1`, [account.id]);
  expect(Number(challenge?.seconds)).toBe(600);

  await sql("update challenges set expires_at = now() - interval '1 second' where user_id = $1", [account.id]);
  expect((await enterCode(visitor, phone.code())).path).toBe(overPath);
  expect(await openSessions(account.id)).toBe(0);
});

test("MFA-02: neither factor takes the place of the other, whatever else is sent along", async () => {
  const { account, phone, codes, visitor } = await someoneWithFactor();
  const tryPassword = async (password: string, extra: [string, string][]) => {
    await visitor.get("/login");
    return visitor.submit("Log in", { Email: account.email, Password: password }, { extra });
  };
  for (const password of ["", "wrong quiet herons"]) {
    for (const extra of [
      ["code", phone.code()],
      ["recovery-code", codes[0] ?? ""],
    ] as [string, string][]) {
      expect((await tryPassword(password, [extra])).path).toBe("/login");
      expect(visitor.cookies.get("challenge")).toBeUndefined();
    }
  }

  expect((await tryPassword(account.password, [["code", phone.code()]])).path).toMatch(/^\/login\/code/);
  const extra: [string, string][] = [
    ["password", account.password],
    ["email", account.email],
  ];
  for (const code of ["", phone.wrongCode()])
    expect((await enterCode(visitor, code, { extra })).path).toBe("/login/code");
  expect((await enterCode(visitor, phone.code(), { extra, without: ["code"] })).path).toBe("/login/code");
  expect(await openSessions(account.id)).toBe(0);

  expect((await enterCode(visitor, phone.code())).path).toBe("/organizations");
  expect(await openSessions(account.id)).toBe(1);
});

test("MFA-09: whoever owes the code starts no set-up, makes no codes and reads none", async () => {
  const { account, visitor } = await someoneOwingCode();
  const { visitor: owner } = await someoneLoggedIn();
  const cookie = `__Host-challenge=${challengeOf(visitor)}`;
  const before = await sql("select id, secret from authenticators where user_id = $1", [account.id]);

  await owner.get("/settings/authenticator");
  const page = await owner.submit("Set up", {}, { headers: { cookie }, extra: [["confirm-password", aPassword]] });
  expect(page.path).toMatch(/^\/login(\?|$)/);
  for (const path of ["/setup", "/recovery-codes", "/recovery-codes/download"])
    expect((await visitor.get(`/settings/authenticator${path}`)).path).toMatch(/^\/login(\?|$)/);

  expect(await sql("select 1 from authenticator_setups where user_id = $1", [account.id])).toHaveLength(0);
  expect(await sql("select id, secret from authenticators where user_id = $1", [account.id])).toEqual(before);
});

test("MFA-10: a challenge takes only the codes of whoever gave the password", async () => {
  const [attacker, victim] = [await someoneOwingCode(), await someoneOwingCode()];
  const extra: [string, string][] = [
    ["email", victim.account.email],
    ["userId", victim.account.id],
  ];

  expect((await enterCode(attacker.visitor, victim.phone.code(), { extra })).path).toBe("/login/code");
  attacker.visitor.cookies.set("challenge", "nobody's");
  expect((await enterCode(attacker.visitor, attacker.phone.code())).path).toBe(overPath);
  for (const { account } of [attacker, victim]) expect(await openSessions(account.id)).toBe(0);
});

test("MFA-10: the second step without the first leads back to the first", async () => {
  const { phone } = await someoneWithFactor();
  const { visitor: open } = await someoneOwingCode();
  for (const path of ["/login/code", "/login/recovery"]) {
    const page = await aPerson().get(path);
    expect(page.path).toBe("/login?done=password-first");
    expect(page.text).toContain("Log in with your password first.");
  }
  await open.get("/login/code");
  const page = await open.submit("Continue", { code: phone.code() }, { headers: { cookie: "" } });
  expect(page.path).toBe(overPath);
});

test("MFA-10: a challenge is used up by success", async () => {
  const { account, visitor, phone } = await someoneOwingCode();
  const used = challengeOf(visitor);
  expect((await enterCode(visitor, phone.code())).path).toBe("/organizations");

  const thief = aPerson();
  await thief.get("/login");
  thief.cookies.set("__Host-challenge", used);
  expect((await thief.get("/login/recovery")).path).toBe(overPath);
  expect(await openSessions(account.id)).toBe(1);
});

test("MFA-10: two right codes at once for one challenge make one session, and leave the other code unused", async () => {
  const { account, visitor, phone, codes } = await someoneOwingCode();
  const other = visitor.newTab();
  await visitor.get("/login/code");
  await other.get("/login/recovery");
  const cookie = `__Host-challenge=${challengeOf(visitor)}`;
  const pages = await Promise.all([
    visitor.submit("Continue", { code: phone.code() }, { headers: { cookie }, follow: false }),
    other.submit("Continue", { "recovery-code": codes[0] ?? "" }, { headers: { cookie }, follow: false }),
  ]);

  expect(pages.filter(({ headers }) => String(headers["set-cookie"]).includes("__Host-session="))).toHaveLength(1);
  expect(await openSessions(account.id)).toBe(1);
  const spent = await sql(
    "select (select count(*) from recovery_codes where user_id = $1 and used_at is not null)::int + (select count(*) from authenticators where user_id = $1 and last_step > 0)::int as codes",
    [account.id],
  );
  expect(spent).toEqual([{ codes: 1 }]);
});
