import { expect, test } from "@playwright/test";

import { anAccount, someoneLoggedIn } from "../support/people";
import { aPerson, sql } from "../support/site";
import type { Visitor } from "../support/visitor";

const opens = async (visitor: Visitor) => (await visitor.get("/organizations", { follow: false })).status === 200;

async function someone({ remembered = false } = {}) {
  const { id, email, password } = await anAccount();
  const visitor = aPerson();
  await visitor.get("/login");
  await visitor.submit("Log in", { Email: email, Password: password, remember: remembered });
  return { visitor, id };
}

const move = (id: string, change: string) => sql(`update sessions set ${change} where user_id = $1`, [id]);

/** How many hours are left until the idle and the absolute end, and minutes since the last access. */
async function timesOf(id: string) {
  const [row] = await sql<{ idle: number; absolute: number; access: number }>(
    `select (extract(epoch from idle_expires_at - now()) / 3600)::float8 as idle,
            (extract(epoch from expires_at - now()) / 3600)::float8 as absolute,
            (extract(epoch from now() - last_access_at) / 60)::float8 as access
     from sessions where user_id = $1`,
    [id],
  );
  return row ?? { idle: 0, absolute: 0, access: 0 };
}

test("SES-05: a session that was idle too long is over, on both instances", async () => {
  const { visitor, id } = await someone({ remembered: true });
  await move(id, "idle_expires_at = now() - interval '1 second'");
  expect(await opens(visitor)).toBe(false);

  const elsewhere = aPerson({ instance: 2 });
  elsewhere.cookies.set("__Host-session", visitor.cookies.get("session")?.value ?? "");
  expect(await opens(elsewhere)).toBe(false);
});

test("SES-05: a session that is used all the time is over after its absolute end", async () => {
  const { visitor, id } = await someone({ remembered: true });
  await move(id, "expires_at = now() - interval '1 second', idle_expires_at = now() + interval '7 days'");
  expect(await opens(visitor)).toBe(false);
});

for (const [remembered, idle] of [
  [true, 7 * 24],
  [false, 24],
] as const) {
  test(`SES-05: use moves the idle end of a session that is ${remembered ? "" : "not "}remembered`, async () => {
    const { visitor, id } = await someone({ remembered });
    await move(
      id,
      "last_access_at = now() - interval '2 minutes', idle_expires_at = now() + interval '1 hour', expires_at = now() + interval '29 days'",
    );
    expect(await opens(visitor)).toBe(true);
    await expect.poll(async () => (await timesOf(id)).access).toBeLessThan(1);
    expect((await timesOf(id)).idle).toBeCloseTo(idle, 1);
  });
}

test("SES-05: daily use never gets past the absolute end", async () => {
  const { visitor, id } = await someone({ remembered: true });
  for (let day = 1; day <= 31; day++) {
    await move(
      id,
      "started_at = started_at - interval '1 day', last_access_at = last_access_at - interval '1 day', idle_expires_at = idle_expires_at - interval '1 day', expires_at = expires_at - interval '1 day'",
    );
    expect([day, await opens(visitor)]).toEqual([day, day < 30]);
    if (day < 30) await expect.poll(async () => (await timesOf(id)).access, { intervals: [10] }).toBeLessThan(1);
    const { idle, absolute } = await timesOf(id);
    expect(idle).toBeLessThanOrEqual(absolute + 0.001);
  }
});

test("SES-05: an access is written at most once a minute", async () => {
  const { visitor, id } = await someone();
  await move(id, "last_access_at = now() - interval '50 seconds'");
  for (let times = 0; times < 3; times++) await visitor.get("/organizations");
  expect((await timesOf(id)).access).toBeGreaterThan(0.8);

  await move(id, "last_access_at = now() - interval '70 seconds'");
  await visitor.get("/organizations");
  await expect.poll(async () => (await timesOf(id)).access).toBeLessThan(0.5);
});

test("SES-05: a session that has ended stays so, though pages are asked for while it ends", async () => {
  const { visitor, id } = await someone();
  await visitor.get("/organizations");
  await move(id, "last_access_at = now() - interval '1 hour'");
  const loads = Array.from({ length: 20 }, () => visitor.newTab().get("/organizations", { follow: false }));
  await Promise.all([
    ...loads,
    visitor
      .newTab()
      .get("/organizations")
      .then(() => visitor.submit("Log out")),
  ]);

  const [row] = await sql("select ended_reason, ended_at >= last_access_at as over from sessions where user_id = $1", [
    id,
  ]);
  expect(row).toEqual({ ended_reason: "logged-out", over: true });
});

test("SES-01: without “Remember me” the cookie goes with the browser, with it it stays thirty days", async () => {
  const { visitor: forgotten } = await someone();
  expect(forgotten.cookies.get("session")?.expires).toBeUndefined();
  forgotten.cookies.closeBrowser();
  expect(await opens(forgotten)).toBe(false);

  const { visitor: remembered } = await someone({ remembered: true });
  const days = ((remembered.cookies.get("session")?.expires?.getTime() ?? 0) - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(30, 1);
  remembered.cookies.closeBrowser();
  expect(await opens(remembered)).toBe(true);
});

test("SES-05: Sessions shows when a session ends in any case and, where that is sooner, without use", async () => {
  const [remembered, plain] = [await someone({ remembered: true }), await someone()];
  await move(remembered.id, "idle_expires_at = '2030-01-08 10:00Z', expires_at = '2030-01-31 10:00Z'");
  await move(plain.id, "idle_expires_at = '2030-01-02 10:00Z', expires_at = '2030-01-02 10:00Z'");
  const shown = async ({ visitor }: typeof plain) =>
    (await visitor.get("/settings/sessions")).text.replace(/\s+/g, " ").match(/Expires.*?UTC/g);

  expect(await shown(remembered)).toEqual([
    expect.stringMatching(/^Expires ?31 January 2030, 10:00 UTC$/),
    expect.stringMatching(/^Expires unused ?8 January 2030, 10:00 UTC$/),
  ]);
  expect(await shown(plain)).toEqual([expect.stringMatching(/^Expires ?2 January 2030, 10:00 UTC$/)]);
});

test("SES-11: an account that is gone takes its sessions with it", async () => {
  const { visitor, id } = await someoneLoggedIn();
  await sql("delete from users where id = $1", [id]);
  expect(await opens(visitor)).toBe(false);
});
