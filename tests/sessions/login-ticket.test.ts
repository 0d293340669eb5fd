import { pool } from "@/db";
import { hashOf } from "@/lib/secrets";
import { issueTicket, openSession } from "@/lib/tickets";

import { aBrowser, inBrowser } from "../support/browser";

let people = 0;

async function aUser() {
  const email = `ticket.${people++}@example.com`;
  const { rows } = await pool.query<{ id: string; email: string }>(
    "insert into users (email, password_hash, first_name, last_name) values ($1, 'none', 'Anna', 'Schmidt') returning id, email",
    [email],
  );
  return rows[0]!;
}

async function aTicket({ remembered = false } = {}) {
  const [user, browser] = [await aUser(), aBrowser()];
  const { state } = await inBrowser(browser, () => issueTicket({ user, remembered }));
  return { user, browser, ticket: state! };
}

const redeem = async (browser: ReturnType<typeof aBrowser>, ticket: unknown) =>
  (await inBrowser(browser, () => openSession(ticket))).state;

const sessionsOf = async ({ id }: { id: string }) =>
  (await pool.query("select * from sessions where user_id = $1", [id])).rows;

test("LOG-07: a ticket opens one session, whose token only its hash is kept of", async () => {
  const { user, browser, ticket } = await aTicket();
  const opened = await redeem(browser, ticket);

  expect(opened).toEqual({ id: user.id, sessionToken: expect.stringMatching(/^[\w-]{43}$/) });
  expect(await sessionsOf(user)).toMatchObject([{ token_hash: hashOf(opened!.sessionToken), ended_at: null }]);
});

test("LOG-12: a ticket works once, however many ask at once", async () => {
  const { user, browser, ticket } = await aTicket();
  const copies = Array.from({ length: 20 }, () => {
    const copy = aBrowser();
    for (const cookie of browser.jar.getAll()) copy.jar.set(cookie);
    return copy;
  });

  const opened = await Promise.all(copies.map((copy) => redeem(copy, ticket)));
  expect(opened.filter(Boolean)).toHaveLength(1);
  expect(await sessionsOf(user)).toHaveLength(1);
});

test("LOG-12: in another browser a ticket opens nothing, and is spent", async () => {
  const { user, browser, ticket } = await aTicket();
  const other = await aTicket();

  expect(await redeem(other.browser, ticket)).toBeNull();
  expect(await redeem(aBrowser(), other.ticket)).toBeNull();
  expect(await redeem(browser, ticket)).toBeNull();
  expect([await sessionsOf(user), await sessionsOf(other.user)]).toEqual([[], []]);
});

test("LOG-12: a ticket is good for a minute by the database's clock", async () => {
  const { user, browser, ticket } = await aTicket();
  const { rows } = await pool.query(
    "select extract(epoch from expires_at - created_at)::int as lifetime from tokens where hash = $1",
    [hashOf(ticket)],
  );
  expect(rows).toEqual([{ lifetime: 60 }]);

  await pool.query("update tokens set expires_at = now() - interval '1 second' where hash = $1", [hashOf(ticket)]);
  expect(await redeem(browser, ticket)).toBeNull();
  expect(await sessionsOf(user)).toEqual([]);
});

test.each([undefined, null, "", "x", 5, {}, ["x"], "x".repeat(100_000)])("LOG-12: %p is no ticket", async (ticket) => {
  const { user, browser } = await aTicket();
  expect(await redeem(browser, ticket)).toBeNull();
  expect(await sessionsOf(user)).toEqual([]);
});

test("LOG-12: the token of an emailed link is no ticket", async () => {
  const { user, browser, ticket } = await aTicket();
  await pool.query("update tokens set purpose = 'verify-email' where hash = $1", [hashOf(ticket)]);
  expect(await redeem(browser, ticket)).toBeNull();
  expect(await sessionsOf(user)).toEqual([]);
});

test.each([
  [true, 7 * 24, 30 * 24],
  [false, 24, 24],
])(
  "SES-05: a session that is remembered (%s) ends after %i idle hours and %i in any case",
  async (remembered, idle, absolute) => {
    const { user, browser, ticket } = await aTicket({ remembered });
    await redeem(browser, ticket);
    const { rows } = await pool.query(
      `select extract(epoch from idle_expires_at - started_at) / 3600 as idle, extract(epoch from expires_at - started_at) / 3600 as absolute
     from sessions where user_id = $1`,
      [user.id],
    );
    expect(rows.map((row) => [Number(row.idle), Number(row.absolute)])).toEqual([[idle, absolute]]);
  },
);
