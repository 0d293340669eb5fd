import { encode } from "next-auth/jwt";

import { insertUser } from "@/db/users";
import { registrationCookie, sessionCookie } from "@/lib/cookies";
import { termsDocument } from "@/lib/documents";
import { confirmHere, confirmWithCode, confirmWithNewPassword, confirmWithPassword } from "@/lib/registration/confirm";
import { currentRegistration } from "@/lib/registration/current";
import { currentSession } from "@/lib/sessions";
import { issueTicket, openSession } from "@/lib/tickets";

import { aBrowser, type Browser, inBrowser } from "../support/browser";
import { codeIn } from "../support/inbox";
import { aPassword } from "../support/people";
import { aWaitingBrowser, emailsOwedTo, tokenIn } from "../support/registering";

type Holder = { secret: string; browser: Browser };

let people = 0;

/** One of every secret that there is, all of one person, and the browser in which it works. */
async function everySecret() {
  const email = `s${++people}.${process.env.JEST_WORKER_ID}@example.com`;
  const browser = await aWaitingBrowser({ email });
  const [mail] = await emailsOwedTo(email);
  const user = await insertUser({ email: `x${email}`, passwordHash: "none", firstName: "Anna", lastName: "Schmidt" });
  const ticketOf = async () => (await inBrowser(browser, () => issueTicket({ user: user!, remembered: false }))).state!;
  const session = await inBrowser(browser, async () =>
    openSession(await issueTicket({ user: user!, remembered: false })),
  );

  return {
    browser,
    secrets: {
      "verify link": tokenIn(mail!),
      "verify code": codeIn(mail!),
      "registration cookie": browser.jar.get(registrationCookie().name)!.value,
      "session token": session.state!.sessionToken,
      "login ticket": await ticketOf(),
    },
  };
}

const confirmed = ({ state }: { state?: unknown }) => ["confirmed", "logged-in"].includes(state as string);

const withCookie = async (name: string, value: string, ask: () => Promise<unknown>) => {
  const browser = aBrowser();
  browser.jar.set(name, value);
  return !!(await inBrowser(browser, ask)).state;
};

/** Every place that takes a secret, and whether it let this one through. */
const doors: Record<string, (holder: Holder) => Promise<boolean>> = {
  "confirming here": async ({ secret, browser }) => confirmed(await inBrowser(browser, () => confirmHere(secret))),
  "confirming elsewhere": async ({ secret }) =>
    confirmed(await inBrowser(aBrowser(), () => confirmWithPassword(secret, aPassword))),
  "starting anew": async ({ secret: token }) => {
    const names = { firstName: "Vera", lastName: "Novak", password: "seven loud otters" };
    const fresh = { token, ...names, termsVersion: termsDocument().version };
    return confirmed(await inBrowser(aBrowser(), () => confirmWithNewPassword(fresh)));
  },
  "confirming by code": async ({ secret, browser }) =>
    confirmed(await inBrowser(browser, () => confirmWithCode(secret))),
  "logging in by ticket": async ({ secret, browser }) => !!(await inBrowser(browser, () => openSession(secret))).state,
  "the registration of a browser": ({ secret }) =>
    withCookie(registrationCookie().name, secret, () => currentRegistration()),
  "the session of a browser": async ({ secret }) => {
    const { name } = sessionCookie();
    const envelope = await encode({ token: { sid: secret }, secret: process.env.AUTH_SECRET!, salt: name });
    return withCookie(name, envelope, () => currentSession());
  },
};

/** Which doors each secret opens; it opens no other. */
const opens: Record<string, string[]> = {
  "verify link": ["confirming here", "confirming elsewhere", "starting anew"],
  "verify code": ["confirming by code"],
  "registration cookie": ["the registration of a browser"],
  "session token": ["the session of a browser"],
  "login ticket": ["logging in by ticket"],
};

test.each(Object.keys(opens))("VER-03: a %s works at its own purpose and nowhere else", async (kind) => {
  const opened: string[] = [];
  for (const [door, tryAt] of Object.entries(doors)) {
    const { browser, secrets } = await everySecret();
    expect(Object.keys(secrets).sort()).toEqual(Object.keys(opens).sort());
    if (await tryAt({ secret: secrets[kind as keyof typeof secrets], browser })) opened.push(door);
  }
  expect(opened).toEqual(opens[kind]);
});

test("VER-03: a login ticket works in the browser it was made for alone", async () => {
  const { secrets } = await everySecret();
  const other = await everySecret();

  expect((await inBrowser(other.browser, () => openSession(secrets["login ticket"]))).state).toBeNull();
});
