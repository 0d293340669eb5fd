import { db } from "@/db";
import { findTokenEnd } from "@/db/token-ends";
import { findToken, insertToken, takeToken } from "@/db/tokens";
import { hashOf, newSecret } from "@/lib/secrets";

import { row, rows } from "../support/rows";
import { aTokenAddress, aVerifyToken } from "../support/tokens";

const expireNow = (hash: string) =>
  row("update tokens set expires_at = now() - interval '1 second' where hash = $1", [hash]);

test("VER-04: twenty takes of a token at once succeed once", async () => {
  const { hash, address } = await aVerifyToken();
  const taken = await Promise.all(
    Array.from({ length: 20 }, () => db.transaction((tx) => takeToken(hash, "verify-email", tx))),
  );

  expect(taken.filter(Boolean)).toMatchObject([{ hash, address }]);
  expect(await rows("select reason from ended_tokens where hash = $1", [hash])).toEqual([{ reason: "used" }]);
});

test("VER-04: a token whose effect failed is not used up", async () => {
  const { hash } = await aVerifyToken();
  const failing = db.transaction(async (tx) => {
    await takeToken(hash, "verify-email", tx);
    throw new Error("no effect");
  });
  await expect(failing).rejects.toThrow("no effect");

  expect(await findTokenEnd(hash, "verify-email")).toBeUndefined();
  expect(await takeToken(hash, "verify-email")).toMatchObject({ hash });
});

test("VER-01: looking at a token, however often, does not use it up", async () => {
  const { hash } = await aVerifyToken();
  for (let looks = 0; looks < 3; looks++) expect(await findToken(hash, "verify-email")).toMatchObject({ codeTries: 0 });
  expect(await takeToken(hash, "verify-email")).toBeDefined();
});

test("VER-02: a token is dead one second after its time, by the clock of the database", async () => {
  const { hash, address } = await aVerifyToken();
  await expireNow(hash);

  expect(await findToken(hash, "verify-email")).toBeUndefined();
  expect(await takeToken(hash, "verify-email")).toBeUndefined();
  expect(await findTokenEnd(hash, "verify-email")).toEqual({ reason: "expired", address });
});

test("VER-03: a token opens nothing but what it was made for", async () => {
  const link = await aVerifyToken();
  const ticket = newSecret();
  const address = aTokenAddress();
  await insertToken({ hash: hashOf(ticket), purpose: "login-ticket", address, lifetime: 60_000 });

  expect(await takeToken(link.hash, "login-ticket")).toBeUndefined();
  expect(await takeToken(hashOf(ticket), "verify-email")).toBeUndefined();
  expect(await findToken(hashOf(ticket), "verify-email")).toBeUndefined();
  expect(await findTokenEnd(hashOf(ticket), "verify-email")).toBeUndefined();

  expect(await takeToken(link.hash, "verify-email")).toBeDefined();
  expect(await takeToken(hashOf(ticket), "login-ticket")).toBeDefined();
});

test("what became of a token is told truthfully: used, replaced, expired, or never there", async () => {
  const [used, old, late] = [await aVerifyToken(), await aVerifyToken(), await aVerifyToken()];
  await takeToken(used.hash, "verify-email");
  await aVerifyToken(old.address);
  await expireNow(late.hash);

  expect(await findTokenEnd(used.hash, "verify-email")).toEqual({ reason: "used", address: used.address });
  expect(await findTokenEnd(old.hash, "verify-email")).toEqual({ reason: "replaced", address: old.address });
  expect(await findTokenEnd(late.hash, "verify-email")).toEqual({ reason: "expired", address: late.address });
  expect(await findTokenEnd(hashOf(newSecret()), "verify-email")).toBeUndefined();
});
