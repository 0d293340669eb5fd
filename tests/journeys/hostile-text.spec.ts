import { type BrowserContext, expect, type Page } from "@playwright/test";

import { message } from "@/emails/message";

import { storePolyglots } from "../support/hostile-rows";
import { test } from "../support/journey";
import { localSql } from "../support/local-rows";
import { fill, logInPerson, press, readEmail, registerPerson } from "../support/pages";
import { polyglots } from "../support/polyglots";
import { watchScripts } from "../support/script-watch";

test.use({ viewport: { width: 1180, height: 820 } });

/** Opens pages in three tabs side by side, and looks at each. */
async function openAll(context: BrowserContext, paths: string[], inspect: (page: Page) => Promise<void>) {
  const waiting = [...paths];
  const tab = async () => {
    const page = await context.newPage();
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await page.goto(path);
      await inspect(page);
    }
    await page.close();
  };
  await Promise.all([tab(), tab(), tab()]);
}

test("WEB-05: no text that is stored runs on any page", async ({ page, context }) => {
  test.setTimeout(150_000);
  const { email } = await registerPerson(page);
  const watch = await watchScripts(context);
  const [{ id: userId } = { id: "" }] = await localSql("select id from users where email = $1", [email]);

  await openAll(
    context,
    [
      ...(await storePolyglots(userId)),
      "/organizations",
      "/settings/account/delete",
      "/settings/activity",
      "/settings/authenticator",
      "/settings/sessions",
      "/settings/sessions/all",
      "/settings/sessions/others",
    ],
    watch.inspect,
  );
  for (const text of polyglots) {
    await localSql(
      `update users set first_name = $2, last_name = $2, mobile_number = $2, street = $2, city = $2, region = $2,
         postal_code = $2, company_name = $2, tax_number = $2, email = $2 where id = $1`,
      [userId, text],
    );
    await page.goto("/settings/account");
    await watch.inspect(page);
  }
  await localSql("update users set email = $2 where id = $1", [userId, email]);
  expect(watch.found).toEqual([]);
});

test("WEB-05: no text that is sent in a form or an address runs on the page that shows it again", async ({
  page,
  context,
}) => {
  test.setTimeout(150_000);
  await registerPerson(page);
  const watch = await watchScripts(context);
  const asked = polyglots.map(encodeURIComponent);
  await openAll(
    context,
    [
      ...asked.map((text) => `/organizations?q=${text}&done=${text}`),
      ...asked.map((text) => `/verify?token=${text}`),
      ...asked.map((text) => `/settings/activity?kind=${text}&before=${text}`),
    ],
    watch.inspect,
  );

  const everything = polyglots.join(" ");
  const forms = ["/organizations/new", "/settings/account", "/settings/account/email", "/settings/account/delete"];
  const visitors = ["/login", "/register", "/forgot"];
  for (const path of [...forms, ...visitors]) {
    if (path === visitors[0]) await context.clearCookies();
    await page.goto(path);
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    // As browsers without scripts do, so that the server writes what was typed into its answer.
    await page.evaluate((text) => {
      const inputs = document.querySelectorAll<HTMLInputElement>("main form input:not([type=hidden], [type=checkbox])");
      for (const input of inputs) input.value = text;
      inputs[0]?.form?.submit();
    }, everything);
    expect(await (await answer).text(), path).toContain("alert(1)");
    await page.waitForLoadState();
    await watch.inspect(page);
  }
  expect(watch.found).toEqual([]);
});

test("WEB-05: no text runs in an email, and exports are files and never pages", async ({ page, context, browser }) => {
  const { email } = await registerPerson(page);
  const watch = await watchScripts(context);
  for (const text of polyglots) {
    const every = { subject: text, title: text, code: text, reason: text, postalAddress: text, product: text };
    const lists = { paragraphs: [text], facts: [[text, text]] as [string, string][], afterwards: [text] };
    const button = { label: text, url: "https://console.example.com/" };
    await page.setContent(message({ ...every, ...lists, button }).html);
    await watch.inspect(page);
  }

  for (const userAgent of [polyglots[0], polyglots[9], polyglots[15]]) {
    const other = await (await browser.newContext({ userAgent })).newPage();
    await logInPerson(other, email);
    await other.waitForURL("**/organizations");
  }
  // As hostile as an address may be.
  const moved = `'/onfocus=alert\`${Date.now()}\`/autofocus={alert}'@example.com`;
  await page.goto("/settings/account/email");
  await fill(page, { "New email": moved });
  await press(page, "Send the email");
  await page.waitForURL("**/settings/account?**");
  await watch.inspect(page);
  await readEmail(page, moved, /^Confirm/);
  await page.goto("/dev/mail");
  await watch.inspect(page);
  const mine = page
    .locator("tr")
    .filter({ hasText: email })
    .or(page.locator("tr").filter({ hasText: moved }));
  const links = await mine.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(links.length).toBeGreaterThan(5);
  await openAll(
    context,
    links.flatMap((link) => [link, `${link}/html`]),
    watch.inspect,
  );
  for (const as of ["csv", "json"]) {
    const answer = await page.request.get(`/settings/activity/download?as=${as}`);
    expect(answer.headers()).toMatchObject({
      "content-disposition": expect.stringMatching(/^attachment/),
      "x-content-type-options": "nosniff",
    });
  }
  expect(watch.found).toEqual([]);
});
