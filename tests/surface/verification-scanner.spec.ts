import { expect, test } from "@playwright/test";

import { aPassword } from "../support/people";

const local = () => process.env.TEST_APP_LOCAL ?? "";

test("VER-01: a mail scanner that runs the scripts of the linked page and waits uses nothing up; then the click works", async ({
  page,
  browser,
}) => {
  const email = `scanned.${Date.now()}@example.com`;
  await page.goto(`${local()}/register`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(aPassword);
  await page.getByLabel("Confirmation", { exact: true }).fill(aPassword);
  await page.getByLabel("First name").fill("Anna");
  await page.getByLabel("Last name").fill("Schmidt");
  await page.getByRole("button", { name: "Register" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page).toHaveURL(/\/register\/verify$/);

  const mailbox = await page.request.get(`${local()}/dev/mail`);
  const opened = (await mailbox.text()).match(/\/dev\/mail\/[0-9a-f-]{36}/)?.[0];
  const mail = await (await page.request.get(`${local()}${opened}/html`)).text();
  expect(mail).toContain(email);
  const link = mail.match(/href="([^"]+\/verify\?token=[^"]+)"/)?.[1] ?? "";

  // With the browser's own cookies and without, the page is left open for ten minutes of its own time.
  for (const context of [await browser.newContext(), page.context()]) {
    const scanner = await context.newPage();
    const posts: string[] = [];
    scanner.on("request", (request) => request.method() !== "GET" && posts.push(request.url()));
    await scanner.clock.install();
    await scanner.goto(link);
    await expect(scanner.getByRole("heading", { name: "Confirm your email" })).toBeVisible();
    await scanner.clock.runFor("10:00");
    await scanner.waitForLoadState("networkidle");
    expect(posts).toEqual([]);
    await expect(scanner.getByRole("heading", { name: "Confirm your email" })).toBeVisible();
    await scanner.close();
  }

  await page.goto(link);
  await page.getByRole("button", { name: `Confirm ${email}` }).click();
  await expect(page).toHaveURL(/\/organizations\?done=welcome$/);
});
