import { expect, test } from "@playwright/test";

import { anAccount, logIn, termsVersion } from "../support/people";
import { anotherBrowser, isLoggedIn } from "../support/settings";
import { aPerson, sql } from "../support/site";

/** Somebody who accepted terms that are not in force any more. */
async function someoneOfOldTerms() {
  const account = await anAccount();
  await sql("update terms_acceptances set version = '2020-01-01' where user_id = $1", [account.id]);
  return account;
}

test("a newer version of the terms is asked at the next login, and accepting goes on to what was wanted", async () => {
  const account = await someoneOfOldTerms();
  const visitor = aPerson();
  await visitor.get("/settings/activity");
  await visitor.submit("Log in", { Email: account.email, Password: account.password });
  expect(visitor.page.path).toContain("/terms/accept");
  expect(visitor.page.text).toContain("The terms have changed");

  await visitor.submit("Accept");
  expect(visitor.page.path).toContain("/settings/activity");
  const accepted = await sql("select version from terms_acceptances where user_id = $1 order by version", [account.id]);
  expect(accepted).toEqual([{ version: "2020-01-01" }, { version: termsVersion }]);
  expect((await logIn(aPerson({ instance: 2 }), account)).path).toContain("/organizations");
});

test("declining newer terms logs out and leaves the account as it is", async () => {
  const account = await someoneOfOldTerms();
  const visitor = aPerson();
  await logIn(visitor, account);
  await visitor.submit("Decline and log out");
  expect(visitor.page.text).toContain("You are logged out.");
  expect(await isLoggedIn(visitor)).toBe(false);
  expect((await logIn(aPerson(), account)).path).toContain("/terms/accept");
});

test("while terms are owed no page, file or form of the console is to be had", async () => {
  const account = await someoneOfOldTerms();
  const visitor = aPerson();
  await logIn(visitor, account);
  const paths = [
    "/organizations",
    "/settings/account",
    "/settings/activity/download",
    "/settings/account/data/download",
  ];
  for (const path of paths)
    expect((await visitor.newTab().request("GET", path)).headers.location, path).toContain("/terms/accept");

  // A page that was open before, in a session that owes them now.
  const open = await anotherBrowser(await anAccount());
  await open.get("/organizations/new");
  for (const cookie of visitor.cookies.all()) open.cookies.set(cookie.name, cookie.value);
  await open.submit("Create organization", { "Organization name": "Not yet" });
  expect(open.page.path).toContain("/terms/accept");
  expect(await sql("select 1 from memberships where user_id = $1", [account.id])).toHaveLength(0);
});

test("only the version in force can be accepted", async () => {
  const account = await someoneOfOldTerms();
  const visitor = aPerson();
  await logIn(visitor, account);
  await visitor.submit("Accept", { version: "2020-01-01" });
  expect(visitor.page.text).toContain("The terms have changed since this page was opened.");
  expect(await isLoggedIn(visitor)).toBe(false);
});
