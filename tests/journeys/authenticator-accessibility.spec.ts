import { expect, type Page } from "@playwright/test";

import { expectAccessible, expectWalked } from "../support/accessibility";
import { anEmailedLink } from "../support/emailed-links";
import { test } from "../support/journey";
import { localSql } from "../support/local-rows";
import { oneTimeCode } from "../support/one-time-codes";
import { fill, logInPerson, logOutPerson, password, press, registerPerson } from "../support/pages";

test.use({ viewport: { width: 1180, height: 820 } });

const tab = "/settings/authenticator";

/** Lets the proof of who this is grow old. */
const age = (email: string) =>
  localSql(
    "update sessions set authenticated_at = now() - interval '1 hour' where user_id = (select id from users where email = $1)",
    [email],
  );

const keyOn = async (page: Page) =>
  (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent())?.replaceAll(" ", "") ?? "";

test("axe finds nothing on the pages of the authenticator, in both themes and at both sizes", async ({ page }) => {
  test.setTimeout(120_000);
  const { email } = await registerPerson(page);
  const foreign: string[] = [];
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (origin !== process.env.TEST_APP_LOCAL && !request.url().startsWith("data:")) foreign.push(request.url());
  });

  await page.goto(tab);
  await expectAccessible(page, "off");
  await age(email);
  await press(page, "Set up");
  await expect(page.getByLabel("Your password", { exact: true })).toBeVisible();
  await expectAccessible(page, "off, asking for the password");
  await fill(page, { "Your password": password });
  await press(page, "Set up");
  await page.waitForURL("**/setup");
  await expectAccessible(page, "set-up");
  const key = await keyOn(page);
  await press(page, "Save");
  await expect(page.getByLabel("One-time code")).toHaveAccessibleDescription(/Enter the six digits/);
  await expectAccessible(page, "set-up, refused");
  await age(email);
  await page.reload();
  await expectAccessible(page, "set-up, its key hidden");
  await press(page, "Show the key");
  await fill(page, { "Your password": password });
  await press(page, "Show the key");
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await fill(page, { "One-time code": oneTimeCode(key), "Device name (optional)": "Phone" });
  await press(page, "Save");

  await page.waitForURL("**/recovery-codes**");
  await expectAccessible(page, "recovery codes");
  await age(email);
  await page.goto(`${tab}/recovery-codes`);
  await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
  await expectAccessible(page, "confirming who it is");
  await press(page, "Continue");
  await expect(page.getByText("Enter your password.").first()).toBeVisible();
  await expectAccessible(page, "confirming, refused");
  await fill(page, { "Your password": password, "One-time code": oneTimeCode(key, { steps: 1 }) });
  await press(page, "Continue");
  await page.getByLabel("I have saved these codes somewhere safe").check();
  await press(page, "Finish");
  await page.waitForURL("**/authenticator?**");
  await expectAccessible(page, "on");
  await localSql(
    `update recovery_codes set used_at = now() where hash in
     (select hash from recovery_codes where user_id = (select id from users where email = $1) limit 8)`,
    [email],
  );
  await page.goto(tab);
  await expect(page.getByText("Only 2 recovery codes are left.")).toBeVisible();
  await expectAccessible(page, "on, with few codes left");
  await page.getByRole("link", { name: "Rename or remove Phone" }).click();
  await page.waitForURL("**/authenticator/*-*");
  await expectAccessible(page, "a device");

  await logOutPerson(page);
  await logInPerson(page, email);
  await page.waitForURL("**/login/code**");
  await expectAccessible(page, "one-time code");
  await fill(page, { "One-time code": oneTimeCode(key, { steps: 100 }) });
  await press(page, "Continue");
  await expect(page.getByText(/isn't right/).first()).toBeVisible();
  await expectAccessible(page, "one-time code, refused");
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.waitForURL("**/login/recovery**");
  await expectAccessible(page, "recovery code");
  await page.getByRole("link", { name: "get help" }).click();
  await page.waitForURL("**/login/help");
  await expectAccessible(page, "help");
  expectWalked("authenticator");
  expect(foreign).toEqual([]);
});

test("axe finds nothing on the pages for a forgotten password, in both themes and at both sizes", async ({ page }) => {
  test.setTimeout(90_000);
  const { email } = await registerPerson(page);
  await logOutPerson(page);

  await page.goto("/forgot");
  await expectAccessible(page, "forgot");
  await press(page, "Send the email");
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/Enter an email address/);
  await expectAccessible(page, "forgot, refused");
  await fill(page, { Email: email });
  await press(page, "Send the email");
  await expect(page.getByText(/an email is on its way/)).toBeVisible();
  await expectAccessible(page, "forgot, asked");

  for (const state of ["used", "replaced", "expired"] as const) {
    await page.goto(await anEmailedLink("reset-password", email, state));
    await expectAccessible(page, `reset, ${state}`);
    await expect(page.getByRole("main").getByRole("link", { name: "Send a new one" })).toBeVisible();
  }
  await page.goto("/reset");
  await expectAccessible(page, "reset, not complete");
  await page.goto(await anEmailedLink("reset-password", email, "live"));
  await expectAccessible(page, "reset");
  await fill(page, { "New password": "short", Confirmation: "other" });
  await press(page, "Save new password");
  await expect(page.getByText("2 fields need a change")).toBeVisible();
  await expectAccessible(page, "reset, refused");
  expectWalked("forgotten password");
});

test("what is printed of the recovery codes is the codes, whose they are and when they were made", async ({ page }) => {
  const { email } = await registerPerson(page);
  await page.goto(tab);
  await press(page, "Set up");
  await page.waitForURL("**/setup");
  await fill(page, { "One-time code": oneTimeCode(await keyOn(page)) });
  await press(page, "Save");
  await page.waitForURL("**/recovery-codes**");
  await page.evaluate(() => {
    window.print = () => {
      document.title = "printed";
    };
  });
  await press(page, "Print");
  await expect(page).toHaveTitle("printed");

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(
    page
      .getByRole("list")
      .getByText(/^[0-9A-Z]{4}-/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("main").getByText(email)).toBeVisible();
  await expect(page.getByRole("main").getByText(/made \d/)).toBeVisible();
  for (const unwanted of [page.getByRole("banner"), page.getByRole("navigation"), page.getByRole("button")])
    await expect(unwanted.filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("link").filter({ visible: true })).toHaveCount(0);
  const colours = await page.evaluate(() => {
    const { color } = getComputedStyle(document.querySelector("ol") ?? document.body);
    return { color, paper: getComputedStyle(document.documentElement).backgroundColor };
  });
  expect(colours).toEqual({ color: "rgb(18, 25, 31)", paper: "rgb(255, 255, 255)" });
});
