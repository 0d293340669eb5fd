import { execFileSync } from "node:child_process";

import { passwordForms } from "../support/choosing";

/** As on the lists of the passwords most in use, and as people make them longer when they must. */
const common =
  `passwordpassword password12345678 123456789012345 1234567890123456 qwertyuiopasdfgh qwertyuiop123456 iloveyouiloveyou
  letmeinletmeinletmein aaaaaaaaaaaaaaa abcdefghijklmnop abc123abc123abc123 adminadminadmin administrator123
  welcomewelcome1 welcome123456789 1q2w3e4r5t6y7u8i 1qaz2wsx3edc4rfv qwertyqwertyqwerty monkeymonkeymonkey
  dragondragon123 football12345678 baseball12345678 princessprincess superman12345678 trustno1trustno1 sunshinesunshine
  111111111111111 000000000000000 121212121212121 123123123123123 987654321987654321 asdfghjklasdfghjkl
  zxcvbnmzxcvbnm123 zaq12wsxzaq12wsx passw0rdpassw0rd P@ssw0rdP@ssw0rd Password123456789 Passwort12345678
  motdepasse12345 1234567890qwerty qwerty1234567890 q1w2e3r4t5y6u7i8 changemechangeme 112233445566778899
  starwarsstarwars whateverwhatever michaelmichael1 jordan23jordan23 mustangmustang12 q1w2e3r4t5y6u7i8o9p0`.split(
    /\s+/,
  );

const onLists = "This password is on lists that attackers try first. A few unrelated words work well.";
const personal = "Leave out your name and email address.";

let people = 0;
const someEmail = () => `q${++people}.${process.env.JEST_WORKER_ID}@mail.example.org`;

describe.each(passwordForms)("%s", (_, { choose, accepted }) => {
  test("REG-14: fifty common passwords of sufficient length are refused with the reason", async () => {
    expect(common).toHaveLength(50);
    for (const password of common) {
      const { state, redirect } = await choose({ email: someEmail(), password });
      expect({ password, redirect, reasons: state?.errors?.["new-password"] }).toEqual({
        password,
        reasons: [onLists],
      });
    }
  });

  test.each([
    "cloudconsole2026",
    "Cloud-Console-2026!",
    "CLOUD CONSOLE 123",
    "consoleconsoleconsole",
    "cloudcloudcloud12345",
  ])("REG-14: %s, made of the name of the product, is refused", async (password) => {
    const { state } = await choose({ email: someEmail(), password });
    expect(state?.errors?.["new-password"]).toEqual([onLists]);
  });

  test.each([
    ["the local part", "heron.lake2026!zwq"],
    ["the whole address", "xx heron.lake@mail.example.org"],
    ["a word of the address", "zwq-LAKE-vkt-93847"],
    ["the first name", "zwq aniko vkt 93847"],
    ["the last name in other letters", "zwq ＤＥＬＡＲＯＣＨＥ vkt 93847"],
    ["one of two last names", "vkt Villeneuve zwq 93847"],
  ])("REG-14: a password with %s in it is refused", async (__, password) => {
    const { state } = await choose({
      email: "heron.lake@mail.example.org",
      password,
      firstName: "Aniko",
      lastName: "Delaroche Villeneuve",
    });
    expect(state?.errors?.["new-password"]).toEqual([personal]);
  });

  test("REG-14: a few unrelated words are accepted", async () => {
    expect(await choose({ email: someEmail(), password: "seven loud otters" })).toEqual({ redirect: accepted });
  });
});

test("REG-14: the check works without a network", () => {
  const script = `
    import net from "node:net";
    import dns from "node:dns";
    const refuse = () => { throw new Error("The check went to the network."); };
    Object.assign(net.Socket.prototype, { connect: refuse });
    Object.assign(dns, { lookup: refuse });
    globalThis.fetch = refuse;
    const { score } = await import("./lib/passwords/worker.mjs");
    console.log(score({ password: "passwordpassword", words: [] }), score({ password: "seven loud otters", words: [] }));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });

  expect(said.trim()).toBe("0 4");
});
