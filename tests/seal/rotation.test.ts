import { randomBytes } from "node:crypto";

/** The app as it starts with other keys than those of the other tests. */
async function startedWith(settings: Record<string, string>) {
  const before = { ...process.env };
  Object.assign(process.env, settings);
  jest.resetModules();
  const started = { ...(await import("@/lib/seal")), ...(await import("@/lib/passwords/hash")) };
  // Settings are read at first use.
  started.seal("", "");
  process.env = before;
  return started;
}

const { ENCRYPTION_KEY: oldKey = "", PASSWORD_PEPPER: oldPepper = "" } = process.env;
const [newKey, newPepper] = [`2:${randomBytes(32).toString("base64")}`, `2:${randomBytes(48).toString("base64")}`];

test("F29: after a change of keys new things use the new one, and old things still open", async () => {
  const before = await startedWith({});
  const [sealed, hashed] = [before.seal("secret", "row"), await before.hashPassword("three quiet herons")];
  const after = await startedWith({
    ENCRYPTION_KEY: `${newKey},${oldKey}`,
    PASSWORD_PEPPER: `${newPepper},${oldPepper}`,
  });

  expect(after.unseal(sealed, "row")).toBe("secret");
  expect(after.seal("secret", "row")).toMatch(/^v1:2:/);
  expect(await after.passwordMatches("three quiet herons", (hashed as { passwordHash: string }).passwordHash)).toBe(
    true,
  );
  expect(await after.hashPassword("three quiet herons")).toEqual({ passwordHash: expect.stringMatching(/^v1:2:/) });
});

test("F29: with the old keys gone nothing old opens, and it is said so", async () => {
  const before = await startedWith({});
  const [sealed, hashed] = [before.seal("secret", "row"), await before.hashPassword("three quiet herons")];
  const after = await startedWith({ ENCRYPTION_KEY: newKey, PASSWORD_PEPPER: newPepper });

  expect(() => after.unseal(sealed, "row")).toThrow("a key that is not configured");
  const { passwordHash } = hashed as { passwordHash: string };
  await expect(after.passwordMatches("three quiet herons", passwordHash)).rejects.toThrow(
    "pepper that is not configured",
  );
});
