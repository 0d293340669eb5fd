import { logInAction } from "@/app/(auth)/login/actions";

import { aBrowser, aForm, inBrowser } from "../support/browser";
import { passwordForms } from "../support/choosing";
import { aWaitingBrowser } from "../support/registering";

let people = 0;
const someEmail = () => `p${++people}.${process.env.JEST_WORKER_ID}@mail.example.org`;

/** Of as many different characters as wanted, so that only the length matters. */
const varied = (length: number) =>
  Array.from({ length }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000))).join("");

const emoji = [..."🐢🦊🐙🦉🐝🦋🐳🦔🐸🦁🐼🐨🐯🦒🐘🦓🐪🦩🦜🐊"];

const whereLoginLeads = async (email: string, password: string) => {
  const { state, redirect } = await inBrowser(aBrowser(), () => logInAction({}, aForm({ email, password })));
  return redirect ?? state?.errors?.password?.[0];
};

describe.each(passwordForms)("%s", (_, { choose, accepted }) => {
  test.each([
    ["14 letters", "tqzhvkwxnbmrpf", "Use at least 15 characters. Yours has 14."],
    ["14 emoji, which are 28 UTF-16 units", emoji.slice(0, 14).join(""), "Use at least 15 characters. Yours has 14."],
    ["nothing", "", "Choose a password."],
    ["129 characters", varied(129), "Use at most 128 characters. Yours has 129."],
    ["60 000 characters", "a".repeat(60_000), "Use at most 128 characters. Yours has 60000."],
    ["a NUL", `${varied(20)}\0${varied(20)}`, "Leave out control characters."],
  ])("REG-10: %s is refused with the reason", async (__, password, reason) => {
    const { state, redirect } = await choose({ email: someEmail(), password });

    expect(redirect).toBeUndefined();
    expect(state?.errors?.["new-password"]).toEqual([reason]);
    expect(JSON.stringify(state?.values)).not.toContain("password");
  });

  test.each([
    ["15 letters", "tqzhvkwxnbmrpfj"],
    ["15 emoji", emoji.slice(0, 15).join("")],
    ["16 Chinese characters", varied(16)],
    ["spaces in front, between and behind", "  correct horse  battery "],
    ["no capital, no digit, no sign", "quietherontriple"],
    ["one kind of sign only", "!%&/()=?+*#-_.:;,<>"],
  ])("REG-11: %s is accepted", async (__, password) => {
    expect(await choose({ email: someEmail(), password })).toEqual({ redirect: accepted });
  });

  test("REG-12: 64 Chinese characters, 192 bytes, are accepted, and 128 characters", async () => {
    expect(await choose({ email: someEmail(), password: varied(64) })).toEqual({ redirect: accepted });
    expect(await choose({ email: someEmail(), password: varied(128) })).toEqual({ redirect: accepted });
  });
});

const set = async (password: string) => {
  const email = someEmail();
  await passwordForms[1]?.[1].choose({ email, password });
  return email;
};

test.each([
  [
    "spaces",
    "  correct horse  battery ",
    ["correct horse  battery", "  correct horse battery ", "  Correct horse  battery "],
  ],
  ["20 emoji", emoji.join(""), [emoji.slice(0, 18).join(""), emoji.slice(0, 19).join("")]],
  ["16 Chinese characters", varied(16), [varied(15), `${varied(16)} `]],
])("REG-11: with %s exactly what was chosen logs in, and no variant of it", async (_, password, variants) => {
  const email = await set(password);

  for (const variant of variants)
    expect(await whereLoginLeads(email, variant)).toBe("That email and password don't match.");
  expect(await whereLoginLeads(email, password)).toBe("/organizations");
});

test("REG-12: what comes behind 72 bytes counts", async () => {
  const long = "the herons of the quiet lake left at dawn, seven of them, for a far shore.";
  expect(Buffer.byteLength(long)).toBeGreaterThan(72);
  const email = await set(`${long}X`);

  expect(await whereLoginLeads(email, `${long}Y`)).toBe("That email and password don't match.");
  expect(await whereLoginLeads(email, long.slice(0, 72))).toBe("That email and password don't match.");
  expect(await whereLoginLeads(email, `${long}X`)).toBe("/organizations");
});

test("REG-12: of 64 Chinese characters the last one counts", async () => {
  const email = await set(varied(64));

  expect(await whereLoginLeads(email, `${varied(63)}一`)).toBe("That email and password don't match.");
  expect(await whereLoginLeads(email, varied(64))).toBe("/organizations");
});

test("REG-11: a password is the same however the keyboard composes its letters", async () => {
  const email = await set("Žluťoučký kůň pěl".normalize("NFC"));

  expect(await whereLoginLeads(email, "Žluťoučký kůň pěl".normalize("NFD"))).toBe("/organizations");
});

test("REG-11: the password of a registration that waits counts to the character, too", async () => {
  const email = someEmail();
  await aWaitingBrowser({ email, password: "  correct horse  battery " });

  expect(await whereLoginLeads(email, "correct horse  battery")).toBe("That email and password don't match.");
  expect(await whereLoginLeads(email, "  correct horse  battery ")).toBe("/register/verify");
});
