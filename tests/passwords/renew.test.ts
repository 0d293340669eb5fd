import { randomBytes } from "node:crypto";

import { env } from "@/lib/env";

import { aBrowser } from "../support/browser";
import { anInhabitant, enterPassword } from "../support/inhabitants";
import { settled } from "../support/next-server";
import { row } from "../support/rows";

// Whatever is tested next in this database knows nothing of these peppers.
afterEach(() => row("delete from users where password_hash not like 'v1:1:%'"));

const stored = (id: string) =>
  row<{ password_hash: string; password_changed_at: Date }>(
    "select password_hash, password_changed_at from users where id = $1",
    [id],
  );

/** A pepper that takes the place of the one in use, which stays known. */
const newPepper = (id: string) => env.PASSWORD_PEPPER.unshift({ id, key: randomBytes(48) });

test("F29: after a change of peppers a login hashes the password with the new one, and it is no change of password", async () => {
  const { id, email } = await anInhabitant();
  const before = await stored(id);
  newPepper("2");

  expect((await enterPassword(aBrowser(), email, "three wrong herons")).redirect).toBeUndefined();
  await settled();
  expect(await stored(id)).toEqual(before);

  expect((await enterPassword(aBrowser(), email)).redirect).toBe("/organizations");
  await settled();
  const after = await stored(id);
  expect(after?.password_hash).toMatch(/^v1:2:/);
  expect(after?.password_changed_at).toEqual(before?.password_changed_at);
  expect((await enterPassword(aBrowser(), email)).redirect).toBe("/organizations");
  await settled();
  expect(await stored(id)).toEqual(after);
});

test("F29: a password that is changed while it is hashed anew stays changed", async () => {
  const { id, email } = await anInhabitant();
  newPepper("3");
  expect((await enterPassword(aBrowser(), email)).redirect).toBe("/organizations");
  await row("update users set password_hash = 'v1:2:another' where id = $1", [id]);
  await settled();

  expect((await stored(id))?.password_hash).toBe("v1:2:another");
});
