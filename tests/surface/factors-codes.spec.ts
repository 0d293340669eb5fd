import { expect, test } from "@playwright/test";

import { codesOn, setUpAuthenticator, startSetup } from "../support/factors";
import { oneTimeCode } from "../support/one-time-codes";
import { someoneLoggedIn } from "../support/people";
import { aPerson, sql } from "../support/site";

const page = "/settings/authenticator/recovery-codes";

test("recovery codes are downloaded without scripts, as a file that says whose they are, until they are kept", async () => {
  const { visitor, email } = await someoneLoggedIn();
  const key = await startSetup(visitor);
  await visitor.submit("Save", { "One-time code": oneTimeCode(key) });
  const codes = codesOn(visitor.page);

  const file = visitor.newTab();
  await file.get(page);
  await file.link("Download .txt");
  const today = new Date().toISOString().slice(0, 10);
  expect(file.page.headers).toMatchObject({
    "content-type": "text/plain; charset=utf-8",
    "content-disposition": `attachment; filename="cloud-console-recovery-codes-${today}.txt"`,
    "cache-control": expect.stringContaining("no-store"),
    "x-content-type-options": "nosniff",
  });
  const lines = file.page.html.split("\r\n");
  expect(lines.slice(0, 2)).toEqual(["Cloud Console recovery codes", email]);
  expect(lines.filter((line) => /^[0-9A-Z]{4}-/.test(line))).toEqual(codes);

  expect((await aPerson().get(`${page}/download`)).path).toMatch(/^\/login/);
  await visitor.submit("Finish");
  expect(visitor.page.text).toContain("Save the codes first, then tick this.");
  await visitor.get("/settings/authenticator");
  expect(visitor.page.path).toBe(`${page}?done=recovery-codes-unkept`);
  expect(visitor.page.text).toContain("Your recovery codes still have to be kept.");
  await visitor.submit("Finish", { kept: true });
  await file.get(`${page}/download`);
  expect(file.page.path).toBe("/settings/authenticator");
  for (const code of codes) expect(file.page.html).not.toContain(code);
});

test("whoever finishes with codes that were replaced in another window is shown the new ones, not told that they are kept", async () => {
  const { visitor } = await someoneLoggedIn();
  const key = await startSetup(visitor);
  await visitor.submit("Save", { "One-time code": oneTimeCode(key) });
  const [old, form] = [visitor.newTab(), visitor.newTab()];
  await old.get(page);
  await visitor.submit("Finish", { kept: true });
  await form.get("/settings/authenticator");
  await form.submit("Make new codes");
  const made = codesOn(form.page);

  await old.submit("Finish", { kept: true });
  expect(old.page.text).toContain("There are newer recovery codes.");
  expect(codesOn(old.page)).toEqual(made);
  await old.submit("Finish", { kept: true });
  expect(old.page.text).toContain("Your recovery codes are kept.");
});

test("codes of an authenticator that another window turned off are neither kept nor made anew", async () => {
  const { visitor, id } = await someoneLoggedIn();
  await setUpAuthenticator(visitor);
  const [making, keeping] = [visitor.newTab(), visitor.newTab()];
  for (const tab of [making, keeping]) await tab.get("/settings/authenticator");
  await keeping.submit("Make new codes");
  const [device] = await sql("select id from authenticators where user_id = $1", [id]);
  await visitor.get(`/settings/authenticator/${device?.id}`);
  await visitor.submit("Turn off");

  await keeping.submit("Finish", { kept: true });
  await making.submit("Make new codes");
  for (const { page } of [keeping, making])
    expect(page.text).toContain("Your authenticator is off. Recovery codes come with one: set it up first.");
  expect(await sql("select 1 from recovery_sheets where user_id = $1", [id])).toEqual([]);
});

test("few recovery codes are warned of where new ones are made", async () => {
  const { visitor, id } = await someoneLoggedIn();
  await setUpAuthenticator(visitor);
  const spend = (left: number) =>
    sql(
      `update recovery_codes set used_at = now() where hash in (select hash from recovery_codes
       where user_id = $1 and used_at is null offset $2)`,
      [id, left],
    );
  const shown = async () => (await visitor.get("/settings/authenticator")).text;

  await spend(4);
  expect(await shown()).not.toMatch(/codes are left/);
  await spend(3);
  expect(await shown()).toContain("Only 3 recovery codes are left.");
  await spend(1);
  expect(await shown()).toMatch(/Only (1 recovery code is|one recovery code is) left\./);
  await spend(0);
  expect(await shown()).toContain("No recovery codes are left.");
});
