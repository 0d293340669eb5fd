import { expect, test } from "@playwright/test";

import { atOnce } from "../support/at-once";
import { send, sendOn } from "../support/plain-request";
import { addressOf, routes } from "../support/routes";
import { type Settled, someoneSettled } from "../support/settled";
import { sql } from "../support/site";
import { spellings, transports } from "../support/ways-of-asking";
import { startWithoutProxy } from "../support/without-proxy";

/** For everybody. Some show a visitor what only this visitor's cookie leads to. */
const open = [
  "/",
  "/.well-known/change-password",
  "/500",
  "/_global-error",
  "/_not-found",
  "/api/health/live",
  "/api/health/ready",
  "/apple-icon.png",
  "/email/confirm",
  "/email/undo",
  "/favicon.ico",
  "/forgot",
  "/icon.svg",
  "/login",
  "/login/code",
  "/login/help",
  "/login/recovery",
  "/privacy",
  "/register",
  "/register/terms",
  "/register/verify",
  "/reset",
  "/terms",
  "/verify",
];

/** For people with a session. */
const inner = [
  "/organizations",
  "/organizations/[id]",
  "/organizations/[id]/delete",
  "/organizations/new",
  "/settings/account",
  "/settings/account/data",
  "/settings/account/data/download",
  "/settings/account/delete",
  "/settings/account/email",
  "/settings/activity",
  "/settings/activity/download",
  "/settings/authenticator",
  "/settings/authenticator/[id]",
  "/settings/authenticator/recovery-codes",
  "/settings/authenticator/recovery-codes/download",
  "/settings/authenticator/setup",
  "/settings/password",
  "/settings/sessions",
  "/settings/sessions/[id]",
  "/settings/sessions/all",
  "/settings/sessions/others",
  "/terms/accept",
];

/** For nobody who comes from outside: local mode, and the timer of a platform. */
const closed = ["/api/cron/outbox", "/dev/mail", "/dev/mail/[id]", "/dev/mail/[id]/html"];

test("AZ-01: every page and route of the build is known to be open, for a session, or closed", () => {
  expect(routes()).toEqual([...open, ...inner, ...closed].sort());
});

type Answer = Awaited<ReturnType<typeof send>>;

const ofScripts = ({ headers }: Answer) => headers["content-type"] === "text/x-component";

/**
 * Whether an answer turns its visitor away, to the login page or with words of refusal, or has nothing of a
 * page in it: a prefetch that gives no elements, or begins with the mark of one that stopped where the page asks.
 */
const turnsAway = (answer: Answer) =>
  (answer.status >= 400 && answer.status < 500) ||
  /^(https:\/\/console\.test)?\/login(\?|$)/.test(answer.location ?? "") ||
  (ofScripts(answer) && /NEXT_REDIRECT;\w+;\/login|NEXT_HTTP_ERROR_FALLBACK;404/.test(answer.text)) ||
  (ofScripts(answer) && (!answer.text.includes('["$"') || answer.text.startsWith("~"))) ||
  answer.text.includes("<title>Log in");

type Options = { via?: string; headers?: Record<string, string> };

/** Asks for pages in these ways, and returns what went wrong: a failure, a word of the person, a page that should not open. */
async function faults(routes: string[], ways: typeof transports, { via, headers }: Options = {}) {
  const cases = routes.flatMap((route) => Object.entries(ways).map(([way, asked]) => ({ route, way, asked })));
  const outcomes = await atOnce(cases, 12, async ({ route, way, asked }) => {
    const request = asked(addressOf(route, person));
    const answer = await sendOn({ ...request, headers: { ...request.headers, ...headers } }, via);
    const said = (answer.text + JSON.stringify(answer.headers)).toLowerCase();
    const fault =
      (answer.status >= 500 && "fails") ||
      (said.includes(person.word) && "tells") ||
      (!open.includes(route) && !turnsAway(answer) && "opens");
    return fault && `${route}, ${way}: ${fault} with ${answer.status} ${answer.location ?? ""}`;
  });
  expect(outcomes).toHaveLength(cases.length);
  return outcomes.filter(Boolean);
}

let person: Settled;

test.beforeAll(async () => {
  person = await someoneSettled("canary-page");
});

test("AZ-01: with a session each page shows what is its owner's, so that a leak would be seen", async () => {
  for (const route of inner) {
    const page = await person.visitor.newTab().get(addressOf(route, person));
    expect([route, page.status, page.html.includes(person.word)]).toEqual([route, 200, true]);
  }
});

test("AZ-01: without a session no way of asking opens an inner page or gets a word of anybody from any", async () => {
  test.setTimeout(180_000);
  expect(await faults([...open, ...inner, ...closed], { ...transports, ...spellings })).toEqual([]);
});

test("AZ-01: the pages ask for themselves, for without the proxy layer nothing opens either", async () => {
  test.setTimeout(180_000);
  const app = await startWithoutProxy();
  try {
    const answer = await send({ target: "/login" }, app.url);
    expect(answer.status).toBe(200);
    expect(answer.headers["content-security-policy"], "that of the proxy layer").not.toContain("nonce-");
    const forged = { "x-path": "/login", "x-forwarded-host": "console.test" };
    expect(await faults([...inner, ...closed], transports, { via: app.url, headers: forged })).toEqual([]);
  } finally {
    await app.remove();
  }
});

/** What browsers send. */
const browsers = Object.fromEntries(
  Object.entries(transports).filter(([way]) => /opened by|data of its scripts|a prefetch|own segment$/.test(way)),
);

const ends = {
  "has gone unused for too long": "update sessions set idle_expires_at = now() where user_id = $1",
  "is past its time": "update sessions set idle_expires_at = now(), expires_at = now() where user_id = $1",
  "was ended": "update sessions set ended_at = now(), ended_reason = 'ended-by-owner' where user_id = $1",
  "is of somebody who is gone": "delete from sessions where user_id = $1",
};

test("AZ-01: the cookie of a session that is over opens nothing", async () => {
  const cookie = `__Host-session=${person.visitor.cookies.get("session")?.value}`;
  const alive = await send({ target: "/organizations", headers: { cookie } });
  expect(alive.text).toContain(person.word);
  for (const [how, end] of Object.entries(ends)) {
    await sql(end, [person.id]);
    expect(await faults(inner, browsers, { headers: { cookie } }), how).toEqual([]);
  }
});
