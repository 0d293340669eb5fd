import { expect, test } from "@playwright/test";

import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { fillInRegistration, register } from "../support/people";
import { someoneMailed } from "../support/registrants";
import { aPerson, sql } from "../support/site";

const stamp = () => `${process.env.TEST_WORKER_INDEX}${Date.now().toString(36)}`;

for (const [what, typed, address] of [
  ["an address with odd signs", (id: string) => `o'neil+${id}@sub.example.com`, undefined],
  [
    "a domain with an umlaut",
    (id: string) => `anna.${id}@bücher.example`,
    (id: string) => `anna.${id}@xn--bcher-kva.example`,
  ],
  ["capitals and spaces", (id: string) => `  Anna.${id}@EXAMPLE.com `, (id: string) => `anna.${id}@example.com`],
  ["fullwidth letters", (id: string) => `ａｎｎａ.${id}@example.com`, (id: string) => `anna.${id}@example.com`],
  ["the Kelvin sign", (id: string) => `mi\u212ae.${id}@example.com`, (id: string) => `mike.${id}@example.com`],
] as const) {
  test(`REG-07, REG-09: with ${what} the email goes to the canonical address, which is the one shown and kept`, async () => {
    const id = stamp();
    const canonical = (address ?? typed)(id);
    const visitor = aPerson();
    await register(visitor, { email: typed(id) });

    const mail = await lastEmailTo(canonical);
    expect(mail.to).toEqual([canonical]);
    expect(visitor.page.text).toContain(`We've sent an email to ${canonical}.`);
    expect(await sql("select email from registrations where email like $1", [`%${id}@%`])).toEqual([
      { email: canonical },
    ]);
  });
}

for (const [what, name, complaint] of [
  ["markup", "<a href=//evil.com>Claim your money</a>", "Leave out the characters < and >."],
  ["an invitation to visit a domain", "Hi, visit evil.com", "Leave out web addresses."],
  ["a web address", "http://evil.example", "Leave out web addresses."],
  ["a header of an email", "x\r\nBcc: everyone@evil.com", "Leave out hidden and control characters."],
  ["a change of direction", "anna\u202egnp.exe", "Leave out hidden and control characters."],
] as const) {
  test(`REG-17: ${what} is refused as a name, with the reason, and nothing is sent`, async () => {
    const visitor = aPerson();
    const { email } = await fillInRegistration(visitor, { firstName: name });

    expect(visitor.page.path).toBe("/register");
    expect(visitor.page.text).toContain(complaint);
    expect(visitor.page.root.querySelectorAll("a[href*=evil]")).toHaveLength(0);
    expect(visitor.page.root.querySelector("input[name=email]")?.getAttribute("value")).toBe(email);
    expect(await emailsTo(email)).toEqual([]);
  });
}

test("REG-17: the email says nothing that was typed beside the address, and keeps its own subject and headers", async () => {
  const visitor = aPerson();
  const { email } = await register(visitor, { firstName: "Claim & win", lastName: "at evil dot example" });
  const { subject, text, html, headers, to, ...rest } = await lastEmailTo(email);

  expect(`${text} ${html}`).not.toMatch(/evil|win\b/);
  expect(subject).toMatch(/^\d{4} \d{4} is your Cloud Console code$/);
  expect(to).toEqual([email]);
  expect(Object.keys(headers ?? {}).sort()).toEqual(["Auto-Submitted", "X-Entity-Ref-ID"]);
  expect(Object.keys(rest).sort()).toEqual(["at", "from", "id", "idempotencyKey"]);
});

test("REG-15: password fields are password fields that managers understand", async () => {
  const visitor = aPerson();
  const attributes = async (path: string, visit = visitor) => {
    const { root } = await visit.get(path);
    const inputs = root.querySelectorAll(
      "input[type=password], input[autocomplete=username], input[autocomplete=one-time-code]",
    );
    return inputs.map(
      (input) => `${input.getAttribute("name")} ${input.getAttribute("type")} ${input.getAttribute("autocomplete")}`,
    );
  };
  expect(await attributes("/register")).toEqual([
    "email email username",
    "new-password password new-password",
    "new-password-confirm password new-password",
  ]);
  expect(await attributes("/login")).toEqual(["email email username", "password password current-password"]);

  const { visitor: waiting, mail } = await someoneMailed();
  expect(await attributes("/register/verify", waiting)).toEqual([
    "code text one-time-code",
    "email email username",
    "password password current-password",
  ]);
  expect(await attributes(linkIn(mail))).toEqual([
    "username text username",
    "password password current-password",
    "username text username",
    "new-password password new-password",
    "new-password-confirm password new-password",
  ]);
});
