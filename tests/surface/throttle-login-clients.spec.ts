import { randomUUID } from "node:crypto";

import { expect, test } from "@playwright/test";

import { timesOf } from "../support/authenticators";
import { anAccount, aPassword, logIn, storedHash, termsVersion } from "../support/people";
import { anAddress, aPerson, sql } from "../support/site";
import { letPass, setTries } from "../support/throttles";

/** Many accounts with one password, as people who know each other have. */
async function manyAccounts(count: number) {
  const crowd = randomUUID();
  const users = await sql<{ id: string; email: string }>(
    `insert into users (email, password_hash, first_name, last_name)
     select $1 || '.' || n || '@example.com', $2, 'Anna', 'Schmidt' from generate_series(1, $3) n returning id, email`,
    [crowd, storedHash(aPassword), count],
  );
  await sql("insert into terms_acceptances select id, $2, now(), '192.0.2.1' from users where email like $1 || '.%'", [
    crowd,
    termsVersion,
  ]);
  return users;
}

test("LOG-06: one password against 150 accounts from one address is evaluated twenty times; other addresses notice nothing", async () => {
  const users = await manyAccounts(150);
  const doors = [aPerson({ instance: 1 }), aPerson({ instance: 2 })] as const;
  for (const door of doors) await door.get("/login");
  const headers = { "x-forwarded-for": anAddress() };

  const statuses: number[] = [];
  for (let first = 0; first < users.length; first += 5) {
    const pages = await Promise.all(
      users
        .slice(first, first + 5)
        .map(({ email }, turn) =>
          doors[turn % 2 === 0 ? 0 : 1].submit("Log in", { Email: email, Password: "three loud herons" }, { headers }),
        ),
    );
    statuses.push(...pages.map(({ status }) => status));
  }
  const ids = users.map(({ id }) => id);
  const tried = await sql("select 1 from activity where user_id = any($1) and event = 'login-failed'", [ids]);
  expect(tried).toHaveLength(20);
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  expect(statuses.slice(20).filter((status) => status !== 429)).toEqual([]);

  const page = await logIn(aPerson(), { email: users[0]?.email ?? "", password: aPassword });
  expect(page.path).toBe("/organizations");
});

test("LOG-06: a client's hundred failures in an hour are the last, whichever accounts they are for; its successes don't count", async () => {
  const [one, other] = [await anAccount(), await anAccount()];
  const address = anAddress();
  await setTries("login-client-hour", address, { tries: 98 });
  for (let turn = 0; turn < 3; turn++) expect((await logIn(aPerson({ address }), one)).path).toBe("/organizations");
  for (const { email } of [one, other])
    expect((await logIn(aPerson({ address }), { email, password: "three loud herons" })).status).toBe(200);

  await letPass("1 minute", "login-client", address);
  const page = await logIn(aPerson({ address }), one);
  expect([page.status, Number(page.headers["retry-after"]) > 3000]).toEqual([429, true]);
  expect(page.text).toMatch(/Too many tries\. You can try again at \d\d:\d\d UTC\./);
  expect(page.text, "a reset would not help: it is the client that waits").not.toContain("reset your password");
  expect(await timesOf("logged-in", one.id)).toBe(3);

  await letPass("1 hour", "login-client-hour", address);
  expect((await logIn(aPerson({ address }), one)).path).toBe("/organizations");
});

test("LOG-06: all addresses of an IPv6 /64 are one client", async () => {
  const { email } = await anAccount();
  await setTries("login-client-hour", "2001:db8:77:1::/64", { tries: 99 });
  const from = (address: string) => logIn(aPerson({ address }), { email, password: "three loud herons" });

  expect((await from("2001:db8:77:1::1")).status).toBe(200);
  expect((await from("2001:db8:77:1:ffff:0:1:2")).status).toBe(429);
  expect((await from("2001:db8:77:2::1")).status).toBe(200);
});
