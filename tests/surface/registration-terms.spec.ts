import { expect, test } from "@playwright/test";

import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { registerAndConfirm } from "../support/people";
import { someoneMailed, someoneRegistered, startingAnew } from "../support/registrants";
import { anAddress, aPerson, sql } from "../support/site";

const registrationOf = async (email: string) =>
  (await sql("select terms_version, terms_accepted_at, terms_ip from registrations where email = $1", [email]))[0];

const version = "2026-11-01";

test("REG-05: the acceptance is kept with its version, time and client address", async () => {
  const address = anAddress();
  const visitor = aPerson({ address });
  const { email } = await registerAndConfirm(visitor);

  const accepted = await sql(
    `select t.version, t.ip, t.accepted_at > now() - interval '1 minute' as recent
     from terms_acceptances t join users on users.id = user_id where email = $1`,
    [email],
  );
  expect(accepted).toEqual([{ version, ip: address, recent: true }]);
});

for (const [what, sent] of [
  ["no version", undefined],
  ["version 0", "0"],
  ["an earlier version", "2020-01-01"],
  ["a later version", "2999-01-01"],
  ["the version twice", [version, version]],
  ["an empty version", ""],
  ["false", "false"],
  ["a version with a NUL", `${version}\0`],
] as [string, string | string[] | undefined][]) {
  test(`REG-05: accepting ${what} accepts nothing, sends nothing, and says that the terms have changed`, async () => {
    const { visitor, email } = await someoneRegistered();
    await visitor.get("/register/terms");

    const extra = [sent ?? []].flat().map((value): [string, string] => ["version", value]);
    await visitor.submit("Accept", {}, { without: ["version"], extra });

    expect(visitor.page.text).toContain("The terms have changed since this page was opened. Reload it");
    expect(await registrationOf(email)).toEqual({ terms_version: null, terms_accepted_at: null, terms_ip: null });
    expect(await emailsTo(email)).toHaveLength(0);
    expect((await visitor.newTab().get("/register/verify")).path).toBe("/register/terms");
  });
}

for (const [what, tick] of [
  ["unticked", undefined],
  ["off", "off"],
  ["false", "false"],
] as const) {
  test(`REG-05: starting anew with the terms ${what} makes no account`, async () => {
    const { email, mail } = await someoneMailed();
    const owner = aPerson();
    await owner.get(linkIn(mail));

    const extra: [string, string][] = tick ? [["terms", tick]] : [];
    await owner.submit("Confirm with a new password", startingAnew("seven loud otters"), { without: ["terms"], extra });

    expect(owner.page.text).toContain("To have an account, accept the terms.");
    expect(owner.page.root.querySelector("#anew-given-name")?.getAttribute("value")).toBe("Vera");
    expect(await sql("select 1 from users where email = $1", [email])).toHaveLength(0);
  });
}

test("REG-05: starting anew with outdated terms makes no account and leaves the link unused", async () => {
  const { email, mail } = await someoneMailed();
  const owner = aPerson({ instance: 2 });
  await owner.get(linkIn(mail));
  const fields = startingAnew("seven loud otters");

  await owner.submit("Confirm with a new password", fields, {
    without: ["version"],
    extra: [["version", "2020-01-01"]],
  });
  expect(owner.page.text).toContain("The terms have changed since this page was opened.");
  expect(await sql("select 1 from users where email = $1", [email])).toHaveLength(0);

  await owner.get(linkIn(mail));
  await owner.submit("Confirm with a new password", fields);
  expect(
    await sql("select t.version from terms_acceptances t join users on users.id = user_id where email = $1", [email]),
  ).toEqual([{ version }]);
});

test("whoever declines the terms has no registration any more and gets no email", async () => {
  const { visitor, email } = await someoneRegistered();
  await visitor.get("/register/terms");

  await visitor.submit("Decline");

  expect(visitor.page.path).toBe("/register?done=declined");
  expect(visitor.page.text).toContain("You declined the terms.");
  expect(await registrationOf(email)).toBeUndefined();
  expect(visitor.cookies.get("registration")).toBeUndefined();
  expect(await emailsTo(email)).toHaveLength(0);
  expect((await visitor.get("/register/terms")).path).toBe("/login?done=registration-gone");
});

test("a double press of Accept sends one email and leads to the waiting page", async () => {
  for (let round = 0; round < 10; round++) {
    const { visitor, email } = await someoneRegistered();
    const tabs = [visitor.newTab(), visitor.newTab()];
    await Promise.all(tabs.map((tab) => tab.get("/register/terms")));
    const pages = await Promise.all(tabs.map((tab) => tab.submit("Accept")));

    expect(pages.map(({ path }) => path)).toEqual(["/register/verify", "/register/verify"]);
    await lastEmailTo(email);
    expect(await sql("select 1 from outbox where address = $1", [email])).toHaveLength(1);
  }
});
