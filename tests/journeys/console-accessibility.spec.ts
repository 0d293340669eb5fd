import { expect, type Page } from "@playwright/test";

import { expectAccessible, expectWalked } from "../support/accessibility";
import { test } from "../support/journey";
import { localSql } from "../support/local-rows";
import {
  address,
  codeOf,
  fill,
  logInPerson,
  newEmail,
  password,
  press,
  readEmail,
  registerPerson,
} from "../support/pages";

test.use({ viewport: { width: 1180, height: 820 } });

/** Sets something in the sessions of a person. */
const inSessions = (email: string, change: string) =>
  localSql(`update sessions set ${change} where user_id = (select id from users where email = $1)`, [email]);

const age = (email: string) => inSessions(email, "authenticated_at = now() - interval '1 hour'");

const create = async (page: Page, name: string) => {
  await page.goto("/organizations/new");
  await fill(page, { "Organization name": name });
  await press(page, "Create organization");
  await page.waitForURL(/organizations\/[0-9a-f-]{36}/);
};

test("axe finds nothing on the pages of organizations, in both themes and at both sizes", async ({ page }) => {
  test.setTimeout(120_000);
  const { email } = await registerPerson(page);

  await page.goto("/organizations?done=welcome");
  await expectAccessible(page, "no organization");
  await press(page, /User menu/);
  await expect(page.getByRole("button", { name: "Log out" })).toBeVisible();
  await expectAccessible(page, "user menu, open");
  await page.keyboard.press("Escape");
  await press(page, "Create organization");
  await expect(page.getByText("Enter a name for the organization.").first()).toBeVisible();
  await expectAccessible(page, "no organization, refused");

  await create(page, "Alpenwerk");
  await expectAccessible(page, "an organization");
  const own = new URL(page.url()).pathname;
  await page.goto("/organizations");
  await expectAccessible(page, "organizations");
  await page.goto("/organizations?q=nobody");
  await expect(page.getByText("No organization matches")).toBeVisible();
  await expectAccessible(page, "organizations, no hit");
  await page.goto("/organizations/new");
  await expectAccessible(page, "another organization");
  await press(page, "Create organization");
  await expect(page.getByText("Enter a name for the organization.").first()).toBeVisible();
  await expectAccessible(page, "another organization, refused");

  await page.goto(`${own}/delete`);
  await expectAccessible(page, "deleting an organization");
  await age(email);
  await press(page, "Delete organization");
  await press(page, "Delete organization");
  await expect(page.getByText("Enter your password.").first()).toBeVisible();
  await expectAccessible(page, "deleting an organization, asked for the password");

  await inSessions(email, "terms_owed = true");
  await page.goto("/organizations");
  await page.waitForURL("**/terms/accept?**");
  await expectAccessible(page, "new terms");
  expectWalked("organizations");
});

test("axe finds nothing on the pages of the account, in both themes and at both sizes", async ({ page }) => {
  test.setTimeout(120_000);
  const { email } = await registerPerson(page);
  const account = "/settings/account";

  await page.goto(account);
  expect(await page.evaluate(() => window.scrollY), "a page opens at its top").toBe(0);
  await expectAccessible(page, "account");
  await fill(page, { "First name": "", "Mobile number": "x" });
  await press(page, "Save");
  await expect(page.getByText(/\d fields need a change/)).toBeVisible();
  await expectAccessible(page, "account, refused");
  await fill(page, { "First name": "Anna", ...address, "State, Province, or Region": "Vienna" });
  await fill(page, { "Company name (optional)": "Alpenwerk GmbH" });
  await page.getByLabel("Country").selectOption("AT");
  await press(page, "Save");
  await expect(page.getByText("Your details are saved.")).toBeVisible();
  await expectAccessible(page, "account, saved");

  const moved = newEmail();
  await page.goto(`${account}/email`);
  await expectAccessible(page, "another address");
  await age(email);
  await fill(page, { "New email": moved });
  await press(page, "Send the email");
  await expect(page.getByLabel("Your password", { exact: true })).toBeVisible();
  await expectAccessible(page, "another address, asked for the password");
  await fill(page, { "Your password": password });
  await press(page, "Send the email");
  await page.waitForURL(`**${account}?done=email-asked`);
  await expectAccessible(page, "account, another address waiting");
  await press(page, "Confirm");
  await expect(page.getByText("Enter the eight digits from the email.").first()).toBeVisible();
  await expectAccessible(page, "account, code refused");
  await fill(page, { "Code from the email": codeOf(await readEmail(page, moved, /^Confirm/)) });
  await press(page, "Confirm");
  await expect(page.getByText("Your new address is in force.")).toBeVisible();

  await page.goto(`${account}/data`);
  await expectAccessible(page, "data");
  await press(page, "Make the file");
  await page.waitForURL(`**${account}/data?done=data-ready`);
  await press(page, "Make the file");
  await expect(page.getByText("The file is made once an hour.")).toBeVisible();
  await expectAccessible(page, "data, ready and refused");

  await page.goto(`${account}/delete`);
  await press(page, "Delete account");
  await expect(page.getByText(`Type ${moved} to go on.`).first()).toBeVisible();
  await expectAccessible(page, "deleting the account, refused");
  await create(page, "Alpenwerk");
  await page.goto(`${account}/delete`);
  await expectAccessible(page, "deleting the account, not yet");
  expectWalked("account");
});

test("axe finds nothing on the pages of password, sessions and activity, in both themes and at both sizes", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { email } = await registerPerson(page);
  const tab = "/settings/sessions";

  await page.goto(tab);
  await expectAccessible(page, "the only session");
  for (const userAgent of ["Windows NT 10.0; Firefox/140.0", "Android 15; Firefox/140.0"]) {
    const other = await (await browser.newContext({ userAgent })).newPage();
    await logInPerson(other, email);
    await other.waitForURL("**/organizations");
  }
  await page.goto(tab);
  await page.getByRole("link", { name: "Log out", exact: true }).first().click();
  await page.waitForURL("**/sessions/*-*");
  await expectAccessible(page, "logging out one session");
  await press(page, "Log out");
  await page.waitForURL(`**${tab}?**`);
  await expectAccessible(page, "sessions");
  await page.getByRole("link", { name: "Not me" }).click();
  await page.waitForURL("**/sessions/*?not-me");
  await expectAccessible(page, "a session of somebody else");
  for (const which of ["others", "all"]) {
    await page.goto(`${tab}/${which}`);
    await expectAccessible(page, `logging out ${which}`);
  }

  await page.goto("/settings/password");
  await expectAccessible(page, "password");
  await fill(page, { "New password": "short", Confirmation: "other" });
  await press(page, "Save");
  await expect(page.getByText("3 fields need a change")).toBeVisible();
  await expectAccessible(page, "password, refused");

  await page.goto("/settings/activity");
  await expectAccessible(page, "activity");
  await page.goto("/settings/activity?kind=security");
  await expectAccessible(page, "activity, nothing of a kind");
  expectWalked("sessions");
});
