import { expect } from "@playwright/test";

import { expectAccessible, expectWalked } from "../support/accessibility";
import { anEmailedLink } from "../support/emailed-links";
import { test } from "../support/journey";
import { fill, linkOf, newEmail, password, press, readEmail } from "../support/pages";
import { builtPages, walks } from "../support/walks";

test.use({ viewport: { width: 1180, height: 820 } });

test("every page of the build is looked at by one of the walks", () => {
  expect([...new Set(Object.values(walks).flat())].sort()).toEqual(builtPages());
});

test("axe finds nothing from registering to the first login, in both themes and at both sizes", async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000);
  const email = newEmail();

  await page.goto("/login");
  await expectAccessible(page, "login");
  await press(page, "Log in");
  await expect(page.getByText("2 fields need a change")).toBeVisible();
  await expectAccessible(page, "login, refused");
  await page.goto("/login?done=challenge-over");
  await expectAccessible(page, "login, with a receipt");

  await page.goto("/register");
  await expectAccessible(page, "register");
  await fill(page, { Email: "nonsense", Password: "short", Confirmation: "other" });
  await press(page, "Register");
  await expect(page.getByText("5 fields need a change")).toBeVisible();
  await expectAccessible(page, "register, refused");
  await fill(page, { Email: email, Password: password, Confirmation: password });
  await fill(page, { "First name": "Anna", "Last name": "Schmidt" });
  await press(page, "Register");
  await page.waitForURL("**/register/terms");
  await expectAccessible(page, "terms to accept");
  for (const document of ["/terms", "/privacy"]) {
    await page.goto(document);
    await expectAccessible(page, document);
  }
  await page.goto("/register/terms");
  await press(page, "Accept");

  await page.waitForURL("**/register/verify");
  await expectAccessible(page, "waiting for the email");
  await fill(page, { "Code from the email": "0000 0000" });
  await press(page, "Confirm");
  await expect(page.getByText("That code isn't right.").first()).toBeVisible();
  await expectAccessible(page, "waiting, code refused");
  await press(page, "Send again");
  await expect(page.getByText("An email is on its way.")).toBeVisible();
  await page.getByText("Wrong address? Change it").click();
  await press(page, "Change address");
  await expect(page.getByText("2 fields need a change")).toBeVisible();
  await expectAccessible(page, "waiting, another address refused");

  const link = linkOf(await readEmail(page, email, /is your Cloud Console code/));
  await page.goto(link);
  await expect(page.getByRole("button", { name: `Confirm ${email}` })).toBeVisible();
  await expectAccessible(page, "link, in the browser that registered");

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await expectAccessible(elsewhere, "link, in another browser");
  await press(elsewhere, "Confirm");
  await expect(elsewhere.getByText("Enter your password.").first()).toBeVisible();
  await elsewhere.getByText("Don't know it, or didn't register? Start anew").click();
  await press(elsewhere, "Confirm with a new password");
  await expect(elsewhere.getByText(/\d fields need a change/)).toBeVisible();
  await expectAccessible(elsewhere, "link, in another browser, refused");
  await fill(elsewhere, { Password: password });
  await press(elsewhere, "Confirm");
  await elsewhere.waitForURL("**/login?done=confirmed");

  await page.goto("/register/verify");
  await expect(page.getByRole("heading", { name: "Your email is confirmed" })).toBeVisible();
  await expectAccessible(page, "confirmed elsewhere");
  for (const state of ["used", "replaced", "expired"] as const) {
    await page.goto(await anEmailedLink("verify-email", email, state));
    await expectAccessible(page, `link, ${state}`);
  }
  await page.goto("/verify");
  await expectAccessible(page, "link, not complete");
  expectWalked("registration");
});
