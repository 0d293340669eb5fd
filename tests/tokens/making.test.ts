import { db } from "@/db";
import { findToken, insertOnlyToken, insertToken, takeToken, updateCodeTried } from "@/db/tokens";
import { codeHashOf } from "@/lib/registration/compose";
import { hashOf, newCode, newSecret } from "@/lib/secrets";

import { rows } from "../support/rows";
import { aTokenAddress, aVerifyToken } from "../support/tokens";

test("VER-05: of three tokens for one address only the newest works", async () => {
  const first = await aVerifyToken();
  const second = await aVerifyToken(first.address);
  const third = await aVerifyToken(first.address);

  for (const { hash } of [first, second]) expect(await takeToken(hash, "verify-email")).toBeUndefined();
  expect(await takeToken(third.hash, "verify-email")).toBeDefined();
});

test("VER-05: twenty tokens asked for at once leave one that lives", async () => {
  const address = aTokenAddress();
  const made = await Promise.all(Array.from({ length: 20 }, () => aVerifyToken(address)));

  expect(await rows("select 1 from tokens where address = $1", [address])).toHaveLength(1);
  const live = await Promise.all(made.map(({ hash }) => findToken(hash, "verify-email")));
  expect(live.filter(Boolean)).toHaveLength(1);
});

test("login tickets live side by side, for people log in on several browsers", async () => {
  const address = aTokenAddress();
  const tickets = [newSecret(), newSecret()];
  for (const ticket of tickets)
    await insertToken({ hash: hashOf(ticket), purpose: "login-ticket", address, lifetime: 60_000 });

  for (const ticket of tickets) expect(await takeToken(hashOf(ticket), "login-ticket")).toBeDefined();
});

test("VER-02: secrets have 256 random bits in an alphabet that links keep, and nothing in common", () => {
  const secrets = Array.from({ length: 500 }, newSecret);

  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(new Set(secrets).size).toBe(500);
  const prefixes = new Set(secrets.map((secret) => secret.slice(0, 4)));
  expect(prefixes.size).toBeGreaterThan(490);
});

test("VER-02: no column of the database holds a secret, and a code's hash is of no use without our key", async () => {
  const { secret, hash, address } = await aVerifyToken();
  const code = newCode();
  const stored = JSON.stringify(await rows("select * from tokens where address = $1", [address]));

  expect(stored).toContain(hash);
  expect(stored).not.toContain(secret);
  expect(code).toMatch(/^\d{8}$/);
  expect(codeHashOf(address, code)).not.toBe(hashOf(code));
  expect(codeHashOf(address, code)).not.toBe(hashOf(`${address} ${code}`));
  expect(codeHashOf("someone.else@example.com", code)).not.toBe(codeHashOf(address, code));
});

test("a code has five tries, also when fifty come at once, and a new email brings five more", async () => {
  const { address } = await aVerifyToken();
  const tries = await Promise.all(Array.from({ length: 50 }, () => updateCodeTried("verify-email", address)));
  expect(tries.filter(Boolean)).toHaveLength(5);

  await aVerifyToken(address);
  expect(await updateCodeTried("verify-email", address)).toBeDefined();
});

test("a token that is replaced in a transaction that fails stays", async () => {
  const { hash, address } = await aVerifyToken();
  const failing = db.transaction(async (tx) => {
    await insertOnlyToken({ hash: "other", purpose: "verify-email", address, lifetime: 60_000 }, tx);
    throw new Error("no email");
  });
  await expect(failing).rejects.toThrow("no email");
  expect(await takeToken(hash, "verify-email")).toBeDefined();
});
