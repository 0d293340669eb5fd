import { expect, test } from "@playwright/test";

import { anAccount, aPassword, logIn } from "../support/people";
import { sentByScript, serverAction } from "../support/server-actions";
import { anAddress, anEmail, aPerson, sql } from "../support/site";
import { setTries, triesOf } from "../support/throttles";

const claims = (address: string) => ({
  "x-real-ip": address,
  "x-client-ip": address,
  "true-client-ip": address,
  "cf-connecting-ip": address,
  "x-socket-address": address,
  "x-own-mark": address,
  forwarded: `for=${address};proto=https`,
});

/** A visitor who says anything of its address; the proxy adds the real one at the end, as proxies do. */
const someoneClaiming = (claimed: string, address: string) =>
  aPerson({ address: `${claimed}, ${address}`, headers: claims(claimed) });

test("LOG-05: claiming another address for each try evades no limit, and the log keeps the real one", async () => {
  const address = anAddress();
  const { id, ...account } = await anAccount();

  for (let tries = 1; tries <= 20; tries++) {
    const page = await logIn(someoneClaiming(`203.0.113.${tries}`, address), account);
    expect([tries, page.path]).toEqual([tries, "/organizations"]);
  }
  const refused = await logIn(someoneClaiming("203.0.113.99", address), account);
  expect([refused.status, refused.path]).toEqual([429, "/login"]);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);

  const kept = await sql<{ ip: string }>(
    "select distinct ip from activity where user_id = $1 union select ip from sessions where user_id = $1",
    [id],
  );
  expect(kept).toEqual([{ ip: address }]);
});

test("LOG-05: nobody uses up the tries of another address, or of a proxy, by claiming it", async () => {
  const [attacker, victim] = [anAddress(), anAddress()];
  for (let tries = 0; tries < 5; tries++)
    await logIn(someoneClaiming(victim, attacker), { email: anEmail(), password: aPassword });

  expect(await triesOf("login-client", attacker)).toBe(5);
  for (const other of [victim, "127.0.0.1", "::1", "unknown"]) expect(await triesOf("login-client", other)).toBe(0);
});

test("LOG-05: an action sent to a page that has not got it counts for its sender as well", async () => {
  const address = anAddress();
  const { id } = serverAction("logInAction");
  const sent = await sentByScript(id, [
    ["email", anEmail()],
    ["password", aPassword],
  ]);
  await aPerson({ address }).request("POST", "/register", sent);
  expect(await triesOf("login-client", address)).toBe(1);
});

test("RL-02: an IPv6 client is its /64, and no more than that", async () => {
  const account = await anAccount();
  const network = `2001:db8:${Math.floor(Math.random() * 0xffff).toString(16)}:7`;
  const from = (rest: string) =>
    logIn(aPerson({ address: rest.includes("::") ? rest : `${network}:${rest}` }), account);

  for (let tries = 1; tries <= 19; tries++) await from(`${tries}:2:3:4`);
  expect((await from(`${network}::1`)).path).toBe("/organizations");
  expect((await from("ffff:ffff:ffff:ffff")).status).toBe(429);
  expect((await from(`${network.slice(0, -1)}8::1`)).path).toBe("/organizations");
});

test("RL-02: an IPv4 address is the same client in its IPv6 spellings", async () => {
  const address = anAddress();
  const hex = address.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
  const spellings = [`::ffff:${address}`, `::FFFF:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`, `[::ffff:${address}]:443`];
  const account = await anAccount();
  await setTries("login-client", address, { tries: 20, blockedFor: "10 minutes" });
  for (const spelling of spellings)
    expect([spelling, (await logIn(aPerson({ address: spelling }), account)).status]).toEqual([spelling, 429]);
});
