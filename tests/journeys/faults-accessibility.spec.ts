import { expect, type Page } from "@playwright/test";

import { expectAccessible, expectWalked } from "../support/accessibility";
import { anEmailedLink } from "../support/emailed-links";
import { test } from "../support/journey";
import { fill, press, readEmail, registerPerson } from "../support/pages";

test.use({ viewport: { width: 1180, height: 820 } });

/** Sends a form that no page of ours has. */
const send = (page: Page, form: { enctype: string; size: number }) =>
  page.evaluate(({ enctype, size }) => {
    const made = Object.assign(document.createElement("form"), { method: "post", action: "/login", enctype });
    made.append(Object.assign(document.createElement("textarea"), { name: "email", value: "x".repeat(size) }));
    document.body.append(made);
    made.submit();
  }, form);

test("axe finds nothing on emails, on links to another address and on what went wrong, in both themes and at both sizes", async ({
  page,
}) => {
  test.setTimeout(150_000);
  const { email } = await registerPerson(page);
  await readEmail(page, email, /is your Cloud Console code/);

  await page.goto("/dev/mail");
  await expectAccessible(page, "emails");
  await page
    .getByRole("link", { name: /is your Cloud Console code/ })
    .first()
    .click();
  await page.waitForURL("**/dev/mail/*-*");
  await expectAccessible(page, "an email");
  await page.goto(`${page.url()}/html`);
  // It is no page, so it has no landmarks.
  await expectAccessible(page, "an email by itself", { without: ["landmark-one-main", "region"] });

  for (const purpose of ["change-email", "undo-email-change"] as const) {
    for (const state of ["live", "used", "replaced", "expired"] as const) {
      await page.goto(await anEmailedLink(purpose, email, state));
      await expectAccessible(page, `${purpose}, ${state}`);
    }
  }
  await page.goto("/email/confirm");
  await expectAccessible(page, "link to another address, not complete");

  await page.goto(await anEmailedLink("change-email", email, "live"));
  await press(page, "Confirm");
  await expect(page.getByText("This address can't be confirmed any more.")).toBeVisible();
  await expectAccessible(page, "link to another address, gone");

  await page.goto("/nobody-has-this");
  await expect(page.getByRole("heading", { name: "There's no page here" })).toBeVisible();
  await expectAccessible(page, "no page");

  await page.goto("/forgot");
  await fill(page, { Email: "x".repeat(70_000) });
  await press(page, "Send the email");
  await expect(page.getByRole("heading", { name: "That is more than this form takes" })).toBeVisible();
  await expectAccessible(page, "too much, with scripts");
  await page.goto("/forgot");
  await fill(page, { Email: email });
  await page.context().setOffline(true);
  await press(page, "Send the email");
  await expect(page.getByRole("heading", { name: "Something broke on our side" })).toBeVisible();
  await expectAccessible(page, "broken");
  await page.context().setOffline(false);

  await page.goto("/terms");
  await send(page, { enctype: "multipart/form-data", size: 70_000 });
  await expect(page.getByRole("heading", { name: "That is more than this form takes" })).toBeVisible();
  await expectAccessible(page, "too much, without scripts");
  await page.goto("/terms");
  await send(page, { enctype: "text/plain", size: 1 });
  await expect(page.getByRole("heading", { name: "This form could not be read" })).toBeVisible();
  await expectAccessible(page, "not readable");
  expectWalked("emails and faults");
});
