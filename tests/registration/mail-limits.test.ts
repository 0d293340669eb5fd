import { sendAgainAction } from "@/app/(auth)/register/verify/actions";
import { limits } from "@/lib/limits";
import { keyedHashOf } from "@/lib/secrets";

import { aBrowser, aForm, inBrowser } from "../support/browser";
import { acceptIn, aWaitingBrowser, emailsOwedTo, registerIn } from "../support/registering";
import { rows } from "../support/rows";

let people = 0;
const someEmail = () => `m${++people}.${process.env.JEST_WORKER_ID}@example.com`;

const keyOf = (limit: string, who: string) => keyedHashOf("throttle", `${limit}:${who}`);

const letPass = (time: string, limit: string, who: string) =>
  rows(
    "update throttles set blocked_until = blocked_until - $1::interval, resets_at = resets_at - $1::interval where key = $2",
    [time, keyOf(limit, who)],
  );

test("REG-16: thirty sign-ups for one address, from thirty browsers, send five emails an hour", async () => {
  const email = someEmail();
  const outcomes = [];
  for (let turn = 0; turn < 30; turn++) {
    const browser = aBrowser();
    outcomes.push((await registerIn(browser, { email })).redirect ?? "refused");
    await acceptIn(browser);
    await letPass("61 seconds", "email-pause", email);
  }

  expect(await emailsOwedTo(email)).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === "/register/terms")).toHaveLength(limits["register-address"].tries);

  await letPass("61 minutes", "email-address", email);
  await letPass("61 minutes", "register-address", email);
  await aWaitingBrowser({ email });
  expect(await emailsOwedTo(email)).toHaveLength(6);
});

test("REG-16: fifty sign-ups for one address at once send one email", async () => {
  const email = someEmail();
  const browsers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const browser = aBrowser();
      await registerIn(browser, { email });
      return browser;
    }),
  );
  await Promise.all([...browsers, ...browsers, ...browsers].slice(0, 50).map(acceptIn));

  expect(await emailsOwedTo(email)).toHaveLength(1);
});

test("REG-16: one client makes no more than forty emails go out in an hour, whomever they are for", async () => {
  const client = { "x-forwarded-for": "2001:db8:7::1" };
  const addresses = Array.from({ length: 45 }, someEmail);
  for (const email of addresses) {
    // Registered from anywhere, accepted from here.
    const browser = aBrowser();
    await registerIn(browser, { email });
    await acceptIn({ ...browser, headers: new Headers([...browser.headers, ...Object.entries(client)]) });
  }
  const sent = await Promise.all(addresses.map(emailsOwedTo));
  expect(sent.filter((mails) => mails.length > 0)).toHaveLength(limits["email-client"].tries);
});

test("REG-16: past the hourly number for everyone no email goes out, and the answer stays the same", async () => {
  const email = someEmail();
  const key = keyOf("email-everyone", "everyone");
  await rows(
    `insert into throttles (key, count, blocked_until, resets_at) values ($1, 2000, now() + '1 hour', now() + '1 hour')
     on conflict (key) do update set count = 2000, blocked_until = excluded.blocked_until, resets_at = excluded.resets_at`,
    [key],
  );
  try {
    const browser = await aWaitingBrowser({ email });
    const { state } = await inBrowser(browser, () => sendAgainAction({}, aForm({})));
    expect(state?.notice?.tone).toBe("ok");
    expect(await emailsOwedTo(email)).toHaveLength(0);
  } finally {
    await rows("delete from throttles where key = $1", [key]);
  }
});
