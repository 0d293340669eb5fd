import { expect, test } from "@playwright/test";

import { emailsTo, lastEmailTo } from "../support/inbox";
import { anAccount, aPassword, logIn } from "../support/people";
import { someoneRegistered } from "../support/registrants";
import { anEmail, aPerson, sql } from "../support/site";
import { letPass } from "../support/throttles";
import { slowerOf } from "../support/timing";
import type { Visitor } from "../support/visitor";

/** What a visitor got, without what differs from one answer to the next: nonces, secrets, times, and the address typed. */
function neutral({ page }: Visitor, email: string) {
  const nonce = String(page.headers["content-security-policy"]).match(/nonce-([^']+)/)?.[1] ?? "no nonce";
  const same = (text: string) =>
    text
      .replaceAll(nonce, "NONCE")
      .replaceAll(encodeURIComponent(email), "ADDRESS")
      .replaceAll(email, "ADDRESS")
      .replaceAll(/\d\d:\d\d UTC/g, "TIME");
  const { date: _, "set-cookie": __, ...headers } = page.headers;
  // How the data is cut into scripts depends on when the parts of the page were ready.
  const html = page.html.replaceAll(/<script[^>]*>self\.__next_f\.push\(.*?\)<\/script>/gs, "");
  const secretless = (cookie: string) => cookie.replace(/=[^;]*/, "=SECRET").replace(/expires=[^;]*/i, "expires=TIME");

  return {
    html: same(html).split(/(?<=>)(?=<)/),
    headers: Object.entries(headers).map(([name, value]) => `${name}: ${same(String(value))}`),
    hops: page.hops.map((hop) => ({ ...hop, url: same(hop.url), setCookie: hop.setCookie.map(secretless) })),
  };
}

/** Everything that anybody can do with an address that is not theirs, and what they get for it. */
async function tryEverythingWith(email: string) {
  const visitor = aPerson();
  const seen: unknown[] = [];
  const note = () => seen.push(neutral(visitor, email));

  await visitor.get("/register");
  const person = { Password: aPassword, Confirmation: aPassword, "First name": "Anna", "Last name": "Schmidt" };
  await visitor.submit("Register", { Email: email, ...person });
  note();
  await visitor.submit("Accept");
  note();
  await visitor.submit("Send again");
  note();
  await visitor.submit("Confirm", { "Code from the email": "12345678" });
  note();
  await visitor.submit("Change address", { Email: email, Password: "not the password" });
  note();
  await logIn(visitor, { email, password: "not the password" });
  note();
  // What was typed at registration opens the waiting page and nothing else, in any browser.
  await logIn(visitor, { email, password: aPassword });
  note();
  await visitor.submit("Change address", { Email: email, Password: aPassword });
  note();
  await visitor.submit("Log out");
  note();
  return seen;
}

test("REG-01: a known and an unknown address get the same answers, whatever is tried with them", async () => {
  const unknown = anEmail("erna");
  const { email: known } = await anAccount({ email: anEmail("anna"), password: "quite another password" });

  const [one, other] = await Promise.all([tryEverythingWith(unknown), tryEverythingWith(known)]);

  expect(other).toEqual(one);
});

test("REG-01: the owner of a known address gets one email that says so, to the address as it is stored", async () => {
  const { email } = await anAccount();
  const visitor = aPerson();
  await visitor.get("/register");
  const person = { Password: aPassword, Confirmation: aPassword, "First name": "Eve", "Last name": "Novak" };
  await visitor.submit("Register", { Email: ` ${email.toUpperCase()} `, ...person });
  await visitor.submit("Accept");

  const mail = await lastEmailTo(email);
  expect(mail.subject).toBe("You already have a Cloud Console account");
  expect(mail.to).toEqual([email]);
  expect(`${mail.text} ${mail.html}`).not.toMatch(/Eve|Novak|token=/);
  expect(await emailsTo(email)).toHaveLength(1);
  expect(await sql("select 1 from users where email = $1", [email])).toHaveLength(1);
});

test("REG-01: a new address gets the email that confirms it, and each later one of its own kind", async () => {
  const { visitor, email } = await someoneRegistered();
  await visitor.get("/register/terms");
  await visitor.submit("Accept");
  const first = await lastEmailTo(email);
  expect(first.subject).toMatch(/^\d{4} \d{4} is your Cloud Console code$/);

  await anAccount({ email });
  await letPass("61 seconds", "email-pause", email);
  await visitor.submit("Send again");
  expect((await lastEmailTo(email, { after: first })).subject).toBe("You already have a Cloud Console account");
});

test("REG-02: asking for the email takes as long for a known as for an unknown address", async () => {
  const accept = async (email: string) => {
    const { visitor } = await someoneRegistered({ email });
    await visitor.get("/register/terms");
    const started = performance.now();
    await visitor.submit("Accept", {}, { follow: false });
    return performance.now() - started;
  };

  const slower = await slowerOf(
    () => accept(anEmail("erna")),
    async () => accept((await anAccount({ email: anEmail("anna") })).email),
  );
  expect(slower, "one of the two is clearly slower, in each of three rounds").toBe("neither");
});
