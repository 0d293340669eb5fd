import { expect, test } from "@playwright/test";

import { anAccount, aPassword, logIn, registerAndConfirm, someoneLoggedIn } from "../support/people";
import { aPerson, sql } from "../support/site";
import type { Visitor } from "../support/visitor";

/** Whether the browser's cookie opens a page that needs a login, on either instance. */
async function isIn(visitor: Visitor) {
  const value = visitor.cookies.get("session")?.value;
  const answers = await Promise.all(([1, 2] as const).map((instance) => opened(value, instance)));
  expect(answers[0]).toBe(answers[1]);
  return answers[0];
}

async function opened(value: string | undefined, instance: 1 | 2) {
  const copy = aPerson({ instance });
  if (value !== undefined) copy.cookies.set("__Host-session", value);
  const { status, headers } = await copy.get("/organizations", { follow: false });
  if (status === 200) return true;
  expect([status, headers.location]).toEqual([307, "/login"]);
  return false;
}

const sessionsOf = (id: string) =>
  sql<{ id: string; token_hash: string; ended_reason: string | null }>(
    "select id, token_hash, ended_reason from sessions where user_id = $1 order by started_at",
    [id],
  );

test("SES-01: the session cookie is Secure, HttpOnly, SameSite=Lax, of this host and all its paths", async () => {
  const visitor = aPerson();
  const page = await logIn(visitor, await anAccount());
  const set = page.hops.flatMap(({ setCookie }) => setCookie).filter((cookie) => cookie.startsWith("__Host-session="));
  expect(set).toHaveLength(1);
  const attributes = set[0]
    ?.split("; ")
    .slice(1)
    .map((attribute) => attribute.toLowerCase());
  expect(new Set(attributes)).toEqual(new Set(["path=/", "secure", "httponly", "samesite=lax"]));
});

test("SES-01: no answer holds the token anywhere but in that cookie", async () => {
  const visitor = aPerson();
  await visitor.get("/login");
  const account = await anAccount();
  const first = await visitor.submit("Log in", { Email: account.email, Password: account.password }, { follow: false });
  const token = visitor.cookies.get("session")?.value ?? "none";
  const { "set-cookie": set, ...others } = first.headers;
  expect(set?.filter((cookie) => cookie.includes(token))).toHaveLength(1);
  expect(JSON.stringify(others) + first.html).not.toContain(token);

  const [row] = await sessionsOf(account.id);
  for (const path of [
    "/organizations",
    "/organizations/new",
    "/settings/account",
    "/",
    "/login",
    "/terms",
    "/nothing",
  ]) {
    for (const headers of [{}, { rsc: "1" }]) {
      const { html, headers: said } = await visitor.get(path, { headers });
      for (const secret of [token, row?.token_hash ?? "none", row?.id ?? "none"])
        expect(html + JSON.stringify(said)).not.toContain(secret);
    }
  }
});

test("SES-02: nothing that is stored opens a session", async () => {
  const { id } = await someoneLoggedIn();
  const [row] = await sessionsOf(id);
  expect(row?.token_hash).toMatch(/^[\w-]{43}$/);
  for (const stored of [row?.token_hash, row?.id, id]) expect(await opened(stored, 1)).toBe(false);
});

test("LOG-07: each login makes a new session and ends the one that was presented", async () => {
  const account = await anAccount();
  const visitor = aPerson();
  await logIn(visitor, account);
  const old = visitor.cookies.get("session")?.value;

  await visitor.get("/terms");
  const other = aPerson();
  await other.get("/login");
  other.cookies.set("__Host-session", old ?? "");
  await other.submit("Log in", { Email: account.email, Password: account.password });

  expect(other.cookies.get("session")?.value).not.toBe(old);
  expect(await isIn(other)).toBe(true);
  expect(await isIn(visitor)).toBe(false);
  expect((await sessionsOf(account.id)).map(({ ended_reason }) => ended_reason)).toEqual(["replaced", null]);
});

test("LOG-07: a session that somebody planted does not become the victim's", async () => {
  const attacker = await someoneLoggedIn();
  const planted = attacker.visitor.cookies.get("session")?.value ?? "";
  const victim = aPerson();
  const { email } = await anAccount();
  await victim.get("/login");
  victim.cookies.set("__Host-session", planted);
  await victim.submit("Log in", { Email: email, Password: aPassword });

  expect((await victim.get("/settings/account")).text).toContain(email);
  expect(victim.cookies.get("session")?.value).not.toBe(planted);
  expect(await isIn(attacker.visitor)).toBe(false);
});

test("LOG-07: confirming an address makes a session of its own, whatever cookie was there before", async () => {
  const visitor = aPerson();
  visitor.cookies.set("__Host-session", "planted");
  await registerAndConfirm(visitor);
  expect(visitor.cookies.get("session")?.value).not.toBe("planted");
  expect(await isIn(visitor)).toBe(true);
});

test("SES-03: a log-out ends the session on every instance, and its cookie is dead", async () => {
  const { visitor, id } = await someoneLoggedIn({ instance: 2 });
  const copy = aPerson();
  copy.cookies.set("__Host-session", visitor.cookies.get("session")?.value ?? "");
  await visitor.get("/organizations");
  const page = await visitor.submit("Log out");

  expect(page.text).toContain("You are logged out.");
  expect(visitor.cookies.get("session")).toBeUndefined();
  expect(await isIn(copy)).toBe(false);
  expect((await sessionsOf(id)).map(({ ended_reason }) => ended_reason)).toEqual(["logged-out"]);
});

test("SES-03: only a form of our own logs out", async () => {
  const { visitor } = await someoneLoggedIn();
  for (const path of ["/logout", "/api/auth/signout", "/organizations?logout=1"]) await visitor.get(path);
  await visitor.get("/organizations");
  const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const page = await visitor.submit("Log out", {}, { headers });
  expect(page.status).toBe(403);
  expect(await isIn(visitor)).toBe(true);
});

test("SES-03: logging out on one browser leaves the others in", async () => {
  const account = await anAccount();
  const [here, there] = [aPerson(), aPerson()];
  await logIn(here, account);
  await logIn(there, account);
  await here.submit("Log out");
  expect([await isIn(here), await isIn(there)]).toEqual([false, true]);
});

test("SES-03: forty log-outs at once over two instances end one session once", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const value = visitor.cookies.get("session")?.value ?? "";
  const copies = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const copy = aPerson({ instance: index % 2 ? 1 : 2 });
      copy.cookies.set("__Host-session", value);
      await copy.get("/organizations");
      return copy;
    }),
  );
  const pages = await Promise.all(copies.map((copy) => copy.submit("Log out")));
  expect(new Set(pages.map(({ path, status }) => `${status} ${path}`))).toEqual(
    new Set(["200 /login?done=logged-out"]),
  );
  expect(await sql("select 1 from activity where user_id = $1 and event = 'logged-out'", [id])).toHaveLength(1);
});
