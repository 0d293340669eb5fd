import { readFileSync } from "node:fs";

import { expect, test } from "@playwright/test";

import { ageSessions, codesOn, factorsOf, keyOn, setUpAuthenticator, startSetup } from "../support/factors";
import { keyBytes, oneTimeCode, wrongCode } from "../support/one-time-codes";
import { logIn, someoneLoggedIn } from "../support/people";
import { anEmail, aPerson, sql } from "../support/site";

const overview = "/settings/authenticator";

test("MFM-01: a session that has not proven itself lately can begin no set-up and end none", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const key = await startSetup(visitor);
  await ageSessions(id);

  await visitor.submit("Save", { "One-time code": oneTimeCode(key), "Device name": "Phone" });
  expect(visitor.page.text).toContain("Confirm it's you");
  expect(await factorsOf(id)).toMatchObject({ authenticators: 0 });

  await sql("delete from authenticator_setups where user_id = $1", [id]);
  await visitor.get(overview);
  await visitor.submit("Set up");
  expect(visitor.page.text).toContain("Confirm it's you");
  expect(await factorsOf(id)).toEqual({ authenticators: 0, setups: 0, codes: 0 });
});

test("MFM-01: a set-up that is left, refused or too late changes nothing: no code is asked at login", async () => {
  const { visitor, id, ...account } = await someoneLoggedIn();
  const key = await startSetup(visitor);

  await visitor.submit("Save", { "One-time code": wrongCode(key), "Device name": "Phone" });
  expect(visitor.page.text).toContain("That code isn't right.");
  expect(keyOn(visitor.page)).toBe(key);
  const other = aPerson({ instance: 2 });
  expect((await logIn(other, account)).path).toMatch(/^\/organizations/);

  await sql("update authenticator_setups set expires_at = now() - interval '1 second' where user_id = $1", [id]);
  await visitor.submit("Save", { "One-time code": oneTimeCode(key), "Device name": "Phone" });
  expect(visitor.page.text).toContain("That set-up is over.");
  expect(await factorsOf(id)).toMatchObject({ authenticators: 0, codes: 0 });
  await visitor.get(`${overview}/setup`);
  expect(visitor.page.html).not.toContain(key);
});

test("MFM-03: the key is ours, 160 random bits, whatever a client sends along", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const wanted = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  const extra = ["secret", "key", "setup-key", "uri", "user_id"].map((name): [string, string] => [name, wanted]);

  await visitor.get(overview);
  await visitor.submit("Set up", {}, { extra });
  const key = keyOn(visitor.page);
  expect(key).not.toBe(wanted);
  expect(keyBytes(key)).toHaveLength(20);

  await visitor.submit("Save", { "One-time code": oneTimeCode(wanted) }, { extra });
  expect(visitor.page.text).toContain("That code isn't right.");
  expect(await startSetup(visitor)).not.toBe(key);
  await setUpAuthenticator(visitor);
  expect(await factorsOf(id)).toMatchObject({ authenticators: 1, setups: 0 });
});

test("MFM-03: keys are sealed for their owner, and shown no more once they are in use", async () => {
  const [anna, vera] = await Promise.all([someoneLoggedIn(), someoneLoggedIn({ instance: 2 })]);
  const [annas, veras] = [await setUpAuthenticator(anna.visitor), await setUpAuthenticator(vera.visitor)];

  const rows = await sql("select a::text as row from authenticators a where user_id in ($1, $2)", [anna.id, vera.id]);
  for (const { row } of rows) {
    expect(row).not.toContain(annas.key);
    expect(row).not.toContain(keyBytes(veras.key).toString("base64").slice(0, 20));
  }
  const [device] = await sql("select id from authenticators where user_id = $1", [anna.id]);
  for (const path of ["", "/setup", `/${device?.id}`, "/recovery-codes", "/recovery-codes/download"]) {
    const { html } = await anna.visitor.get(`${overview}${path}`);
    for (const secret of [annas.key, annas.key.match(/.{4}/g)?.join(" ") ?? "", ...annas.codes])
      expect(html, path).not.toContain(secret);
  }

  // With the sealed keys exchanged, the code of neither key opens Anna's account.
  const exchange = "update authenticators set last_step = 0, secret = $2 where user_id = $1";
  const [sealed] = await sql("select secret from authenticators where user_id = $1", [vera.id]);
  const [own] = await sql("select secret from authenticators where user_id = $1", [anna.id]);
  await sql(exchange, [anna.id, sealed?.secret]);
  for (const key of [annas.key, veras.key]) {
    const thief = aPerson();
    await logIn(thief, anna);
    await thief.submit("Continue", { "One-time code": oneTimeCode(key) });
    expect((await thief.newTab().get(overview)).path).toMatch(/^\/login/);
  }
  await sql(exchange, [anna.id, own?.secret]);
  const again = aPerson();
  await logIn(again, anna);
  expect((await again.submit("Continue", { "One-time code": oneTimeCode(annas.key) })).path).toMatch(/^\/organ/);
});

test("MFM-03: a set-up belongs to the session that began it: no other sees its key or ends it", async () => {
  const { visitor, id, ...account } = await someoneLoggedIn();
  const thief = aPerson({ instance: 2 });
  await logIn(thief, account);
  await startSetup(thief);
  expect((await visitor.get(`${overview}/setup`)).path).toBe(`${overview}?done=setup-over`);

  await visitor.submit("Set up");
  await sql(
    "update authenticator_setups set session_id = (select s.id from sessions s where s.id <> session_id and s.user_id = $1) where user_id = $1",
    [id],
  );
  await visitor.submit("Save", { "One-time code": oneTimeCode(keyOn(visitor.page)) });
  expect(visitor.page.text).toContain("That set-up is over.");
  expect(await factorsOf(id)).toMatchObject({ authenticators: 0, codes: 0 });
});

test("MFM-05: the key goes to its owner only: no other host, no store, no log, and a label that is escaped", async () => {
  const email = anEmail("o'neil+x&issuer=evil%20corp");
  const { visitor } = await someoneLoggedIn({ email });
  const key = await startSetup(visitor);
  const { page } = visitor;

  expect(page.headers["cache-control"]).toContain("no-store");
  expect(page.root.querySelectorAll("svg[role=img] path[d]")).toHaveLength(1);
  for (const element of page.root.querySelectorAll("[src], link[href]"))
    expect(element.getAttribute("src") ?? element.getAttribute("href")).toMatch(/^\/(?!\/)/);
  expect(page.hops.map(({ url }) => url).join()).not.toContain(key);

  const uri = new URL(page.link("Open in an app on this device").getAttribute("href") ?? "");
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.pathname.split("/").at(-1) ?? "")).toBe(`Cloud Console:${email}`);
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: "Cloud Console",
    secret: key,
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });

  await visitor.submit("Save", { "One-time code": oneTimeCode(key) });
  const logs = (process.env.TEST_LOGS ?? "").split(":").map((file) => readFileSync(file, "utf8"));
  for (const secret of [key, ...codesOn(visitor.page)]) expect(logs.join().includes(secret)).toBe(false);
});

test("MFM-06: of two set-ups the one that was issued last is turned on, and the other's code is refused", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const first = visitor.newTab();
  const second = visitor.newTab();
  const [firstKey, secondKey] = [await startSetup(first), await startSetup(second)];

  await first.submit("Save", { "One-time code": oneTimeCode(firstKey) });
  expect(first.page.text).toContain("That set-up is over.");
  expect(await factorsOf(id)).toMatchObject({ authenticators: 0, setups: 1 });

  await second.submit("Save", { "One-time code": oneTimeCode(firstKey) });
  expect(second.page.text).toContain("That code isn't right.");
  await second.submit("Save", { "One-time code": oneTimeCode(secondKey) });
  expect(codesOn(second.page)).toHaveLength(10);
  expect(await factorsOf(id)).toEqual({ authenticators: 1, setups: 0, codes: 10 });
});
