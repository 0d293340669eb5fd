import { expect, test } from "@playwright/test";

import { linkIn } from "../support/inbox";
import { aPassword } from "../support/people";
import { loggedInAs, someoneMailed, someoneWaiting, startingAnew } from "../support/registrants";
import { anEmail, aPerson, sql } from "../support/site";

/** What there is of an account and of the acts that made it. */
const effects = async (email: string) => {
  const [counted] = await sql(
    `select (select count(*)::int from users where email = $1) as accounts,
       (select count(*)::int from terms_acceptances t join users on users.id = user_id where email = $1) as acceptances,
       (select count(*)::int from sessions s join users on users.id = s.user_id where email = $1) as sessions,
       (select count(*)::int from registrations r join users on users.id = r.user_id where users.email = $1) as registrations,
       (select count(*)::int from tokens where address = $1 and purpose = 'verify-email') as tokens,
       (select count(*)::int from outbox where address = $1) as emails,
       (select array_agg(event order by event) from activity a join users on users.id = a.user_id where email = $1) as events`,
    [email],
  );
  return counted;
};

const confirmedOnce = { accounts: 1, acceptances: 1, tokens: 0, emails: 1 };
const atOnce = <Made>(count: number, make: (turn: number) => Promise<Made>) =>
  Promise.all(Array.from({ length: count }, (_, turn) => make(turn)));

test("VER-04: fifty uses of a link at once, on two instances, confirm once", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const cookie = visitor.cookies.get("registration")?.value ?? "";
  const browsers = await atOnce(50, async (turn) => {
    const browser = aPerson({ instance: turn % 2 ? 1 : 2 });
    browser.cookies.set("__Host-registration", cookie);
    await browser.get(linkIn(mail));
    return browser;
  });
  const pages = await Promise.all(browsers.map((browser) => browser.submit(`Confirm ${email}`, {}, { follow: false })));

  expect(pages.filter(({ headers }) => headers.location === "/organizations?done=welcome")).toHaveLength(1);
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([303, 200]));
  expect(pages.filter(({ hops }) => hops[0]?.setCookie.some((set) => /session=[^;]/.test(set)))).toHaveLength(1);
  expect(await effects(email)).toEqual({
    ...confirmedOnce,
    sessions: 1,
    registrations: 1,
    events: ["email-confirmed", "logged-in", "registered", "terms-accepted"],
  });
});

test("VER-04: a link and its code, used at once, confirm once", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const code = mail.text?.match(/^(\d{4}) (\d{4})$/m);
  const tabs = await atOnce(8, async (turn) => {
    const tab = visitor.newTab();
    await tab.get(turn % 2 ? linkIn(mail) : "/register/verify");
    return tab;
  });
  await Promise.all(
    tabs.map((tab, turn) =>
      turn % 2 ? tab.submit(`Confirm ${email}`) : tab.submit("Confirm", { code: `${code?.[1]}${code?.[2]}` }),
    ),
  );

  expect(await effects(email)).toMatchObject({ ...confirmedOnce, sessions: 1, registrations: 1 });
  expect(await loggedInAs(visitor)).toBe(email);
});

test("VER-04: the right password and new passwords, given at once in other browsers, make one account with one of them", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const passwords = [aPassword, aPassword, "seven loud otters", "nine slow badgers"];
  const browsers = await atOnce(4, async (turn) => {
    const browser = aPerson({ instance: turn % 2 ? 1 : 2 });
    await browser.get(linkIn(mail));
    return browser;
  });
  await visitor.get(linkIn(mail));
  const pages = await Promise.all(
    browsers.map((browser, turn) =>
      turn < 2
        ? browser.submit("Confirm", { Password: aPassword })
        : browser.submit("Confirm with a new password", startingAnew(passwords[turn] ?? "")),
    ),
  );

  expect(pages.filter(({ path }) => path === "/login?done=confirmed")).toHaveLength(1);
  for (const page of pages) expect(page.status).toBe(200);
  expect(await effects(email)).toMatchObject({ ...confirmedOnce, sessions: 0 });
  expect((await effects(email))?.events).toEqual(["email-confirmed", "registered", "terms-accepted"]);
});

test("REG-08: twenty registrations of one address in three spellings, confirmed at once, make one account", async () => {
  const email = anEmail("v");
  const spellings = [email, email.toUpperCase(), email.replace("example", "ｅxample")];
  const first = await someoneMailed({ email });
  // The address is corrected to each spelling, so that all of them go through the form and cost no new hash.
  const browsers = await atOnce(20, async (turn) => {
    const { visitor } = await someoneWaiting({ instance: turn % 2 ? 1 : 2 });
    await visitor.submit("Change address", { Email: spellings[turn % 3] ?? "", Password: aPassword });
    expect(visitor.page.text).toContain(`We've sent an email to ${email}.`);
    await visitor.get(linkIn(first.mail));
    return visitor;
  });
  const pages = await Promise.all(browsers.map((browser) => browser.submit(`Confirm ${email}`)));

  for (const page of pages) expect(page.status).toBe(200);
  expect(pages.filter(({ path }) => path === "/organizations?done=welcome")).toHaveLength(1);
  expect(await sql("select 1 from users where lower(email) = $1", [email])).toHaveLength(1);
  expect(await effects(email)).toMatchObject({ ...confirmedOnce, sessions: 1, registrations: 1 });
});
