import { expect, test } from "@playwright/test";

import {
  ageSessions,
  eventsOf,
  factorRowsOf,
  factorsOf,
  someoneWithAuthenticator,
  startSetup,
  unusedCode,
} from "../support/factors";
import { oneTimeCode, wrongCode } from "../support/one-time-codes";
import { logIn, someoneLoggedIn } from "../support/people";
import { aPerson, sql } from "../support/site";
import { letPass } from "../support/throttles";
import type { Visitor } from "../support/visitor";

const overview = "/settings/authenticator";
const proof = (password: string, code: string) => ({ "Your password": password, "confirm-code": code });

/** Every door behind which factors change, with what opens it and what must not have changed. */
const doors = {
  "adding another": async (visitor: Visitor) => {
    await visitor.get(overview);
    return "Add another";
  },
  "making new codes": async (visitor: Visitor) => {
    await visitor.get(overview);
    return "Make new codes";
  },
  "turning off": async (visitor: Visitor) => {
    await visitor.get(overview);
    await visitor.link("Rename or remove Phone");
    return "Turn off";
  },
};

for (const [door, open] of Object.entries(doors)) {
  test(`MFM-02: ${door} takes password and code, and neither alone`, async () => {
    const { visitor, id, password, key } = await someoneWithAuthenticator();
    const before = await factorRowsOf(id);
    await ageSessions(id);
    const button = await open(visitor);

    await visitor.submit(button);
    expect(visitor.page.text).toContain("Confirm it's you to go on.");
    await visitor.submit(button, proof(password, ""));
    expect(visitor.page.text).toContain("Enter the six digits from your authenticator, or a recovery code.");
    await visitor.submit(button, proof(password, wrongCode(key)));
    expect(visitor.page.text).toContain("That code isn't right.");
    await visitor.submit(button, proof("", await unusedCode(id, key)));
    expect(visitor.page.text).toContain("Enter your password.");
    await visitor.submit(button, proof("not the password", oneTimeCode(key)));
    expect(visitor.page.text).toContain("That is not your password.");
    expect(await factorRowsOf(id)).toEqual(before);

    await visitor.submit(button, proof(password, oneTimeCode(key)));
    expect(await factorRowsOf(id)).not.toEqual(before);
  });
}

test("MFM-02: recovery codes are shown, as page and as file, to someone who has just proven who they are", async () => {
  const { visitor, id, password } = await someoneLoggedIn();
  const key = await startSetup(visitor);
  await visitor.submit("Save", { "One-time code": oneTimeCode(key) });
  const code = visitor.page.text.match(/[0-9A-Z-]{29}/)?.[0] ?? "";
  await ageSessions(id);

  for (const path of ["recovery-codes", "recovery-codes/download"]) {
    await visitor.get(`${overview}/${path}`);
    expect(visitor.page.text).toContain("Confirm it's you");
    expect(visitor.page.html).not.toContain(code);
  }
  await visitor.submit("Continue", proof(password, wrongCode(key)));
  expect(visitor.page.html).not.toContain(code);
  await visitor.submit("Continue", proof(password, await unusedCode(id, key)));
  expect(visitor.page.text).toContain(code);
});

test("MFM-02: forty wrong passwords at once, over two instances, count together and with logins", async () => {
  const { visitor, id, email, password } = await someoneWithAuthenticator();
  await ageSessions(id);
  const session = visitor.cookies.get("session")?.value ?? "";
  // A thief has the session and many addresses, but not the cookie of a browser that is known.
  const thieves = await Promise.all(
    Array.from({ length: 40 }, async (_, nth) => {
      const thief = aPerson({ instance: nth % 2 ? 1 : 2 });
      thief.cookies.set("__Host-session", session);
      const door = Object.values(doors)[nth % 3]!;
      const button = await door(thief);
      await thief.submit(button);
      return { thief, button };
    }),
  );

  const started = Date.now();
  const pages = await Promise.all(
    thieves.map(({ thief, button }, nth) => thief.submit(button, proof(`wrong password ${nth}`, "123456"))),
  );
  // Five are free, then comes a pause that doubles: after 1, 3, 7 seconds one more each.
  const most = 5 + Math.floor(Math.log2((Date.now() - started) / 1000 + 1));

  const checked = (await eventsOf(id)).filter((event) => event === "identity-not-confirmed").length;
  // On a slow machine some find no place for their password: they are not evaluated either, and say so.
  const turnedAway = pages.filter(({ status }) => status === 503).length;
  expect(checked + turnedAway).toBeGreaterThanOrEqual(5);
  expect(checked).toBeLessThanOrEqual(most);
  expect(pages.filter(({ status }) => status === 429)).toHaveLength(40 - checked - turnedAway);
  for (const { text } of pages.filter(({ status }) => status === 429))
    expect(text).toMatch(/Too many tries\. You can try again .* To go on now, reset your password\./s);

  await letPass("-1 minute", "login-account", email);
  const stranger = aPerson();
  expect((await logIn(stranger, { email, password })).status).toBe(429);
});

test("MFM-02: wrong codes of the settings and of the login are the same ten", async () => {
  const { visitor, id, email, password, key } = await someoneWithAuthenticator();
  await ageSessions(id);
  const thief = aPerson({ instance: 2 });
  thief.cookies.set("__Host-session", visitor.cookies.get("session")?.value ?? "");
  await thief.get(overview);
  await thief.submit("Make new codes");
  for (let nth = 0; nth < 10; nth++) {
    await thief.submit("Make new codes", proof(password, wrongCode(key)));
    expect(thief.page.text).toContain("That code isn't right.");
    if (nth % 4 === 3) await letPass("12 hours", "login-account", email);
  }
  await letPass("12 hours", "login-account", email);
  await thief.submit("Make new codes", proof(password, await unusedCode(id, key)));
  expect(thief.page.text).toMatch(/Too many wrong codes\. You can try again at \d\d:\d\d UTC\. Get help/);

  const owner = aPerson();
  await letPass("12 hours", "login-account", email);
  await logIn(owner, { email, password });
  await owner.submit("Continue", { "One-time code": oneTimeCode(key) });
  expect(owner.page.text).toContain("Too many wrong codes.");
});

test("a proof that has grown old asks again, without scripts, and keeps what was typed", async () => {
  const { visitor, id, password } = await someoneLoggedIn();
  const key = await startSetup(visitor);
  await ageSessions(id);
  const name = () => visitor.page.root.querySelector("[name=device-name]")?.getAttribute("value");

  await visitor.submit("Save", { "One-time code": oneTimeCode(key), "Device name": "Anna's phone" });
  expect(visitor.page.text).toContain("Confirm it's you to go on.");
  expect(visitor.page.html).not.toContain(key);
  expect(name()).toBe("Anna's phone");

  const typed = { "confirm-password": password };
  await visitor.submit("Save", { ...typed, "One-time code": wrongCode(key) });
  expect(visitor.page.text).toContain("That code isn't right.");
  expect(name()).toBe("Anna's phone");
  await visitor.submit("Save", { "One-time code": oneTimeCode(key) });
  expect((await sql("select name from authenticators where user_id = $1", [id]))[0]?.name).toBe("Anna's phone");
});

test("a recovery code proves who one is, once, and what is wrong with one is said in its own words", async () => {
  const { visitor, id, password, codes } = await someoneWithAuthenticator();
  const [code = ""] = codes;
  const prove = async (typed: string) => {
    await ageSessions(id);
    await visitor.get(overview);
    await visitor.submit("Add another");
    return (await visitor.submit("Add another", proof(password, typed))).text;
  };

  expect(await prove(code.toLowerCase().replaceAll("-", " "))).toContain("2. Scan or type the key");
  expect(await prove(code)).toContain("That recovery code was used already. Use another.");
  expect(await prove("0".repeat(24))).toContain("That is not one of your recovery codes.");
  expect(await prove("12")).toContain("Enter the six digits from your authenticator, or a recovery code.");
  expect((await factorsOf(id)).codes).toBe(9);
});

test("the same code does not open the login and then change the factors", async () => {
  const { visitor, id, password, key, email } = await someoneWithAuthenticator();
  await sql("update authenticators set last_step = 0 where user_id = $1", [id]);
  const other = aPerson();
  const code = oneTimeCode(key);
  await logIn(other, { email, password });
  await other.submit("Continue", { "One-time code": code });

  await ageSessions(id);
  await visitor.get(overview);
  await visitor.submit("Make new codes");
  await visitor.submit("Make new codes", proof(password, code));
  expect(visitor.page.text).toContain("That code was used already.");
});
