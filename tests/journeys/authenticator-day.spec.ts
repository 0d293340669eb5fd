import { readFile } from "node:fs/promises";

import { expect } from "@playwright/test";
import { test } from "../support/journey";
import { localSql } from "../support/local-rows";
import { oneTimeCode } from "../support/one-time-codes";
import {
  fill,
  linkOf,
  logInPerson,
  logOutPerson,
  nameOfWay,
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

    test("someone sets up an authenticator, logs in with it, uses a recovery code, turns it off, resets the password", async ({
      page,
    }) => {
      test.setTimeout(90_000);
      const { email } = await registerPerson(page);

      await page.goto("/settings/authenticator");
      await press(page, "Set up");
      await page.waitForURL("**/setup");
      await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
      const key = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(" ", "");
      await fill(page, { "One-time code": "000000", "Device name (optional)": "Anna's phone" });
      await press(page, "Save");
      await expect(page.getByLabel("One-time code")).toHaveAccessibleDescription(/isn't right/);
      await expect(page.getByLabel("Device name (optional)")).toHaveValue("Anna's phone");
      const first = oneTimeCode(key);
      await fill(page, { "One-time code": `${first.slice(0, 3)} ${first.slice(3)}` });
      await press(page, "Save");

      await page.waitForURL("**/recovery-codes**");
      const codes = await page
        .getByRole("listitem")
        .filter({ hasText: /^[0-9A-Z]{4}-/ })
        .allInnerTexts();
      expect(codes).toHaveLength(10);
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Download .txt" }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/^cloud-console-recovery-codes-\d{4}-\d\d-\d\d\.txt$/);
      expect(await readFile(await file.path(), "utf8")).toContain(codes[9]);
      await page.goto("/settings/authenticator");
      await expect(page.getByText("Your recovery codes still have to be kept.")).toBeVisible();
      await press(page, "Finish");
      await expect(page.getByLabel("I have saved these codes somewhere safe")).toHaveAccessibleDescription(
        /Save the codes/,
      );
      await page.getByLabel("I have saved these codes somewhere safe").check();
      await press(page, "Finish");
      await expect(page.getByText("Your recovery codes are kept.")).toBeVisible();

      await logOutPerson(page);
      await logInPerson(page, email);
      await page.waitForURL("**/login/code**");
      await fill(page, { "One-time code": first });
      await press(page, "Continue");
      await expect(page.getByLabel("One-time code")).toHaveAccessibleDescription(/was used already/);
      await fill(page, { "One-time code": oneTimeCode(key, { steps: 1 }) });
      await press(page, "Continue");
      await page.waitForURL("**/organizations");

      await logOutPerson(page);
      await logInPerson(page, email);
      await page.waitForURL("**/login/code**");
      await page.getByRole("link", { name: "Use a recovery code" }).click();
      await fill(page, { "Recovery code": (codes[0] ?? "").toLowerCase().replaceAll("-", " ") });
      await press(page, "Continue");
      await expect(page.getByText("You're in with a recovery code.")).toBeVisible();

      await localSql(
        "update sessions set authenticated_at = now() - interval '1 hour' where user_id = (select id from users where email = $1)",
        [email],
      );
      await page.goto("/settings/authenticator");
      await expect(page.getByText("9 of 10 left")).toBeVisible();
      await press(page, "Make new codes");
      await fill(page, { "Your password": password, "One-time code": codes[1] ?? "" });
      await press(page, "Make new codes");
      await page.waitForURL("**/recovery-codes**");
      expect(await page.getByRole("main").innerText()).not.toContain(codes[2]);
      await page.getByLabel("I have saved these codes somewhere safe").check();
      await press(page, "Finish");
      await page.waitForURL("**/authenticator?**");
      await page.getByRole("link", { name: "Rename or remove Anna's phone" }).click();
      await press(page, "Turn off");
      await expect(page.getByText("Your authenticator is off.")).toBeVisible();

      await logOutPerson(page);
      await page.getByRole("link", { name: "Forgot password?" }).click();
      await page.waitForURL("**/forgot");
      await fill(page, { Email: email });
      await press(page, "Send the email");
      await expect(page.getByText(/an email is on its way/)).toBeVisible();
      await page.goto(linkOf(await readEmail(page, email, /Reset your Cloud Console password/)));
      await fill(page, { "New password": "four louder storks", Confirmation: "four louder storks" });
      await press(page, "Save new password");
      await expect(page.getByText("Your new password is saved.")).toBeVisible();
      await logInPerson(page, email, "four louder storks");
      await page.waitForURL("**/organizations");
    });
  });
}
