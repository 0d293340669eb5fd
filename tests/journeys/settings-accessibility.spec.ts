import { expect, test } from "@playwright/test";

import { expectAccessible } from "../support/accessibility";
import { localSql } from "../support/local-rows";
import { fill, linkOf, logInPerson, newEmail, password, press, readEmail, registerPerson } from "../support/pages";

test.use({ baseURL: process.env.TEST_APP_LOCAL, viewport: { width: 1180, height: 820 } });

test("axe finds nothing on the pages of account, password, sessions and activity, in both themes and at both widths", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const { email } = await registerPerson(page);
  const other = await (await browser.newContext({ baseURL: process.env.TEST_APP_LOCAL })).newPage();
  await logInPerson(other, email);
  await other.waitForURL("**/organizations");
  await localSql(
    "update sessions set place = 'Vienna, Austria' where user_id = (select id from users where email = $1)",
    [email],
  );

  await page.goto("/settings/password");
  await expectAccessible(page, "password");
  await fill(page, { Password: "a wrong one", "New password": "password1234567", Confirmation: "password1234567" });
  await press(page, "Save");
  await expect(page.getByText("2 fields need a change")).toBeVisible();
  await expectAccessible(page, "password, refused");

  await page.goto("/settings/sessions");
  await expect(page.getByText("Vienna, Austria (approximate)").first()).toBeVisible();
  await expectAccessible(page, "sessions");
  await page.getByRole("link", { name: "Not me" }).click();
  await expect(page.getByRole("heading", { name: "This wasn't you?" })).toBeVisible();
  await expectAccessible(page, "not me");
  await page.goto("/settings/sessions/others");
  await expectAccessible(page, "the others");
  await press(page, "Log out 1 session");
  await expect(page.getByText("One other session was logged out.")).toBeVisible();
  await expectAccessible(page, "sessions, some of them ended");
  await page.goto("/settings/sessions/all");
  await expectAccessible(page, "all");

  await page.goto("/settings/account/email");
  await expectAccessible(page, "another email");
  await localSql("update sessions set authenticated_at = now() - interval '1 hour'");
  const moved = newEmail();
  await fill(page, { "New email": moved });
  await press(page, "Send the email");
  await expect(page.getByLabel("Your password", { exact: true })).toBeVisible();
  await expectAccessible(page, "another email, asking for the password");
  await fill(page, { "Your password": password });
  await press(page, "Send the email");
  await expect(page.getByText("is waiting for you to confirm it")).toBeVisible();
  await press(page, "Save");
  await expect(page.getByText(/fields need a change/)).toBeVisible();
  await expectAccessible(page, "account, refused, with a change that waits");

  for (const path of ["account/data", "account/delete", "activity", "activity?kind=security"]) {
    await page.goto(`/settings/${path}`);
    await expectAccessible(page, path);
  }

  const link = linkOf(await readEmail(page, new RegExp(`Confirm ${moved}`)));
  for (const [name, address] of [
    ["confirming an email", link],
    ["undoing it", linkOf(await readEmail(page, /is being changed/))],
    ["a link that is not complete", "/email/undo?token=x"],
  ] as const) {
    await page.goto(address);
    await expectAccessible(page, name);
  }
  await localSql(
    "update sessions set terms_owed = true where user_id = (select id from users where email = $1) and ended_at is null",
    [email],
  );
  await page.goto("/settings/account");
  await expect(page.getByRole("heading", { name: "The terms have changed" })).toBeVisible();
  await expectAccessible(page, "newer terms");
});
