import { expect } from "@playwright/test";

import { test } from "../support/journey";
import {
  address,
  fill,
  linkOf,
  logInPerson,
  logOutPerson,
  nameOfWay,
  newEmail,
  password,
  press,
  readEmail,
  registerPerson,
  ways,
} from "../support/pages";

for (const way of ways) {
  test.describe(nameOfWay(way), () => {
    test.use({
      javaScriptEnabled: way.javaScriptEnabled,
      viewport: { width: way.width, height: 820 },
    });

    test("someone registers, confirms, creates an organization, saves the account, logs out and in", async ({
      page,
    }) => {
      const email = newEmail();
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));

      await page.goto("/");
      await page.getByRole("link", { name: "Register" }).click();
      await page.waitForURL("**/register");
      await fill(page, { Email: "nonsense", Password: "short", "First name": "Anna" });
      await press(page, "Register");
      await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/Enter an email address like/);
      await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
        /Use at least 15 characters/,
      );
      await expect(page.getByLabel("Last name")).toHaveAccessibleDescription("Enter your last name.");
      await expect(page.getByLabel("First name")).toHaveValue("Anna");
      await expect(page.getByLabel("Email")).toHaveValue("nonsense");
      await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");

      await fill(page, { Email: email, Password: password, Confirmation: password, "Last name": "Schmidt" });
      await press(page, "Register");
      await page.waitForURL("**/register/terms");
      await press(page, "Accept");
      await page.waitForURL("**/register/verify");
      await expect(page.getByText(email)).toBeVisible();

      const link = linkOf(await readEmail(page, email, /is your Cloud Console code/));
      await page.goto(link);
      if (way.javaScriptEnabled) await expect.poll(() => new URL(page.url()).search).toBe("");
      await press(page, `Confirm ${email}`);
      await page.waitForURL("**/organizations?done=welcome");
      await expect(page.getByText("Your email is confirmed.")).toBeVisible();

      await press(page, "Create organization");
      await expect(page.getByLabel("Organization name")).toHaveAccessibleDescription(
        "Enter a name for the organization.",
      );
      await fill(page, { "Organization name": "Alpenwerk" });
      await press(page, "Create organization");
      await page.waitForURL(/organizations\/[0-9a-f-]{36}/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Alpenwerk");
      await page.goto("/organizations");
      await page.getByRole("searchbox").fill("nobody");
      await press(page, "Search");
      await expect(page.getByText("No organization matches “nobody”.")).toBeVisible();
      await page.getByRole("link", { name: "Clear" }).click();
      await expect(page.getByRole("row", { name: /Alpenwerk.*Owner/ })).toBeVisible();

      await press(page, /User menu/);
      await page.getByRole("link", { name: "Settings" }).click();
      await page.waitForURL("**/settings/account");
      await fill(page, address);
      await page.getByLabel("Country").selectOption("AT");
      await press(page, "Save");
      await expect(page.getByLabel("State, Province, or Region")).toHaveAccessibleDescription(/Enter your state/);
      await expect(page.getByLabel("Country")).toHaveValue("AT");
      await expect(page.getByLabel("Zip or Postal code")).toHaveValue("1010");
      await fill(page, { "State, Province, or Region": "Vienna", "Company name (optional)": "Alpenwerk GmbH" });
      await press(page, "Save");
      await expect(page.getByText("Your details are saved.")).toBeVisible();
      await expect(page.getByText("Set once; support changes it.")).toBeVisible();

      await logOutPerson(page);
      await expect(page.getByText("You are logged out.")).toBeVisible();
      await page.goto("/settings/account");
      await expect(page).toHaveURL(/\/login\?next=/);
      await logInPerson(page, email, "three wrong herons");
      await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/don't match/);
      await expect(page.getByLabel("Email")).toHaveValue(email);
      await fill(page, { Password: password });
      await press(page, "Log in");
      await page.waitForURL("**/organizations");
      expect(problems).toEqual([]);
    });

    test("an edit of an older state is refused and keeps what was typed", async ({ page, context }) => {
      await registerPerson(page);
      const details = { ...address, "State, Province, or Region": "Vienna" };
      const second = await context.newPage();
      for (const tab of [page, second]) {
        await tab.goto("/settings/account");
        await fill(tab, details);
        await tab.getByLabel("Country").selectOption("AT");
      }
      await press(page, "Save");
      await expect(page.getByText("Your details are saved.")).toBeVisible();
      await fill(second, { Street: "Otherstreet 9" });
      await press(second, "Save");
      await expect(second.getByText("were changed in another window")).toBeVisible();
      await expect(second.getByLabel("Street")).toHaveValue("Otherstreet 9");
    });
  });
}
