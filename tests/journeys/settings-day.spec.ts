import { expect } from "@playwright/test";
import { test } from "../support/journey";
import { localSql } from "../support/local-rows";
import {
  codeOf,
  fill,
  linkOf,
  logInPerson,
  nameOfWay,
  newEmail,
  password,
  press,
  readEmail,
  registerPerson,
  ways,
} from "../support/pages";

const newPassword = "four louder storks";

for (const way of ways) {
  test.describe(nameOfWay(way), () => {
    const settings = {
      javaScriptEnabled: way.javaScriptEnabled,
      viewport: { width: way.width, height: 820 },
    };
    test.use(settings);

    test("SES-10: someone ends sessions and changes the password, other browsers are out at once, and Back shows nothing", async ({
      page,
      browser,
    }) => {
      const { email } = await registerPerson(page);
      const others = [];
      for (const userAgent of [
        "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0",
        "Mozilla/5.0 (Android 15) Firefox/140.0",
      ]) {
        const other = await (await browser.newContext({ ...settings, userAgent })).newPage();
        await logInPerson(other, email);
        await other.waitForURL("**/organizations");
        others.push(other);
      }
      const [windows, android] = others;

      await page.goto("/settings/sessions");
      await expect(page.getByText("This browser")).toBeVisible();
      await page
        .getByRole("listitem")
        .filter({ hasText: "Firefox on Windows" })
        .getByRole("link", { name: "Log out" })
        .click();
      await expect(page.getByRole("heading", { name: "Log out Firefox on Windows?" })).toBeVisible();
      await press(page, "Log out");
      await expect(page.getByText(/Firefox on Windows .* was logged out\./)).toBeVisible();
      await windows?.goto("/settings/account");
      await expect(windows!).toHaveURL(/\/login/);

      await page.getByRole("link", { name: "Log out all other sessions" }).click();
      await expect(page.getByText(/Firefox on Android .*This browser stays logged in/)).toBeVisible();
      await press(page, "Log out 1 session");
      await expect(page.getByText("One other session was logged out. Now out: Firefox on Android")).toBeVisible();
      await android?.goto("/organizations");
      await expect(android!).toHaveURL(/\/login/);

      await logInPerson(android!, email);
      await android?.waitForURL("**/organizations");
      await page.goto("/settings/password");
      await expect(page.getByLabel("Log out my other sessions (1)")).toBeChecked();
      await fill(page, { Password: "a wrong old one", "New password": "short", Confirmation: "other" });
      await press(page, "Save");
      await expect(page.getByLabel("New password", { exact: true })).toHaveAccessibleDescription(
        /Use at least 15 characters/,
      );
      await expect(page.getByLabel("Confirmation", { exact: true })).toHaveAccessibleDescription(
        "The two passwords differ.",
      );
      await fill(page, { Password: password, "New password": newPassword, Confirmation: newPassword });
      await press(page, "Save");
      await expect(page.getByText("Your password is changed.")).toBeVisible();
      await android?.goto("/organizations");
      await expect(android!).toHaveURL(/\/login/);

      await page.goto("/settings/activity");
      await expect(page.getByText("Password changed").first()).toBeVisible();
      await page.goto("/settings/sessions/all");
      await press(page, "Log out all sessions");
      await page.waitForURL("**/login?done=all-ended.1");
      await page.goBack();
      await expect(page.getByText(email), "SES-10: Back shows nothing private").toHaveCount(0);
      await expect(page).toHaveURL(/\/login/);
      await logInPerson(page, email, newPassword);
      await page.waitForURL("**/organizations");
    });

    test("someone changes the address, undoes it, downloads the data, deletes the account and restores it", async ({
      page,
      browser,
    }) => {
      const { email } = await registerPerson(page);
      const moved = newEmail();
      await page.goto("/settings/account/email");
      await fill(page, { "New email": moved });
      await press(page, "Send the email");
      await expect(page.getByText("is waiting for you to confirm it")).toBeVisible();
      await fill(page, { "Code from the email": codeOf(await readEmail(page, moved, /^Confirm /)) });
      await press(page, "Confirm");
      await expect(page.getByText("Your new address is in force.")).toBeVisible();

      const owner = await (await browser.newContext(settings)).newPage();
      await owner.goto(linkOf(await readEmail(page, email, /Your email address was changed/)));
      await press(owner, "Undo the change");
      await owner.waitForURL("**/reset**");
      await fill(owner, { "New password": newPassword, Confirmation: newPassword });
      await press(owner, "Save new password");
      await owner.waitForURL("**/login**");
      await page.goto("/settings/account");
      await expect(page).toHaveURL(/\/login/);

      await logInPerson(page, email, newPassword);
      await page.waitForURL("**/organizations");
      await localSql(
        "update sessions set authenticated_at = now() - interval '1 hour' where user_id = (select id from users where email = $1)",
        [email],
      );
      await page.goto("/settings/account/data");
      await press(page, "Make the file");
      await fill(page, { "Your password": newPassword });
      await press(page, "Make the file");
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Download", exact: true }).click();
      expect((await download).suggestedFilename()).toMatch(/^cloud-console-data-.*\.json$/);

      await page.goto("/settings/account/delete");
      await fill(page, { "Type your email to go on": "someone@example.com" });
      await press(page, "Delete account");
      await expect(page.getByLabel("Type your email to go on")).toHaveAccessibleDescription(
        new RegExp(`Type ${email}`),
      );
      await fill(page, { "Type your email to go on": email });
      await press(page, "Delete account");
      await expect(page.getByText("Your account is closed.")).toBeVisible();
      await logInPerson(page, email, newPassword);
      await page.waitForURL("**/organizations");
      expect(await localSql("select closes_at from users where email = $1", [email])).toEqual([{ closes_at: null }]);
    });
  });
}
