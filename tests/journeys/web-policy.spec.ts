import { expect, type Page } from "@playwright/test";

import { startAnotherSite } from "../support/another-site";
import { test } from "../support/journey";
import { localSql } from "../support/local-rows";
import { oneTimeCode } from "../support/one-time-codes";
import { address, fill, press, registerPerson } from "../support/pages";
import { addresses } from "../support/routes";

test.use({ viewport: { width: 1180, height: 820 } });

/** Every directive that a page, or a frame in it, went against, with what it wanted. */
async function watchPolicy(page: Page) {
  const violations: string[] = [];
  await page.exposeFunction("noteViolation", (words: string) => violations.push(words));
  await page.addInitScript(() => {
    const { noteViolation } = window as unknown as { noteViolation: (words: string) => void };
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      noteViolation(`${effectiveDirective} ${blockedURI}`),
    );
  });
  page.on("console", (message) => {
    if (/content.security.policy/i.test(message.text())) violations.push(message.text());
  });
  return violations;
}

/** An organization, an authenticator and a change of address; returns the ids that stand in addresses. */
async function settle(page: Page, email: string) {
  await page.goto("/organizations/new");
  await fill(page, { "Organization name": "Alpenwerk" });
  await press(page, "Create organization");
  await page.waitForURL(/organizations\/[0-9a-f-]{36}/);
  await page.goto("/settings/account/email");
  await fill(page, { "New email": `new.${email}` });
  await press(page, "Send the email");
  await page.goto("/settings/authenticator");
  await press(page, "Set up");
  await page.waitForURL("**/setup");
  const key = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? "";
  await fill(page, { "One-time code": oneTimeCode(key.replaceAll(" ", "")) });
  await press(page, "Save");
  await page.waitForURL("**/recovery-codes**");
  const [ids] = await localSql(
    `select (select id from authenticators where user_id = u.id) as authenticator,
       (select id from sessions where user_id = u.id limit 1) as sessions,
       (select organization_id from memberships where user_id = u.id) as organizations,
       (select id from outbox where address = u.email limit 1) as mail
     from users u where email = $1`,
    [email],
  );
  return ids;
}

test("WEB-02: no page goes against its own policy, with forms filled in wrongly and menus open", async ({ page }) => {
  test.setTimeout(150_000);
  const violations = await watchPolicy(page);
  for (const [path, button] of Object.entries({
    "/login": "Log in",
    "/register": "Register",
    "/forgot": "Send the email",
  })) {
    await page.goto(path);
    await press(page, button);
    await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  }
  const { email } = await registerPerson(page);
  const ids = await settle(page, email);
  const pages = addresses(ids).filter((path) => !/download$|^\/api\/|^\/_|\.(png|ico|svg)$/.test(path));
  expect(pages.length).toBeGreaterThan(35);
  for (const path of [...pages, "/nothing"]) await page.goto(path);

  await page.goto("/settings/account");
  await fill(page, address);
  await press(page, "Save");
  await press(page, /^Theme/);
  await press(page, /User menu/);
  await press(page, "Log out");
  await page.waitForURL("**/login**");
  expect(violations).toEqual([]);
});

test("WEB-02: what somebody smuggles into a page neither runs nor leads away", async ({ page, baseURL }) => {
  const evil = await startAnotherSite();
  const violations = await watchPolicy(page);
  const smuggled = `<base href="${evil.url}/"><script>window.ran="inline"</script>
    <script nonce="">window.ran="empty nonce"</script><script nonce="Z3Vlc3NlZGd1ZXNzZWQxMg==">window.ran="guess"</script>
    <script src="${evil.url}/script"></script><img src="${evil.url}/picture" onerror="window.ran='handler'">
    <style>body{color:rgb(1,2,3)}</style><link rel="stylesheet" href="${evil.url}/style">
    <object data="${evil.url}/object"></object><iframe src="${evil.url}/frame"></iframe>
    <a href="javascript:window.ran='link'">smuggled link</a>
    <form action="${evil.url}/form" method="post"><button>smuggled button</button></form>`;
  await page.route("**/login", async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replaceAll(/<script.*?<\/script>/gs, "");
    await route.fulfill({ response, body: html.replace("</head>", `</head>${smuggled}`) });
  });

  await page.goto("/login");
  await page.getByRole("link", { name: "smuggled link" }).click();
  await page.getByRole("button", { name: "smuggled button" }).dispatchEvent("click");
  await expect.poll(() => violations.join("\n")).toContain(`form-action ${evil.url}/form`);
  expect(await page.evaluate(() => (window as { ran?: string }).ran)).toBeUndefined();
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).not.toBe("rgb(1, 2, 3)");
  expect([page.url(), await page.evaluate(() => document.baseURI)]).toEqual([`${baseURL}/login`, `${baseURL}/login`]);
  expect(evil.asked).toEqual([]);
  const directives = new Set(violations.map((words) => words.split(" ")[0]));
  for (const directive of ["base-uri", "script-src-elem", "script-src-attr", "style-src-elem", "img-src", "object-src"])
    expect([...directives]).toContain(directive);
  evil.close();
});

test("WEB-02: no site can put a page of ours into a frame, and neither can we", async ({ page, baseURL }) => {
  const framed = ["/login", "/settings/account/delete", "/nothing", "/login/", "/icon.svg", "/documents/terms.md"];
  const frames = framed
    .map((path) => `<iframe src="${baseURL}${path}"></iframe><embed src="${baseURL}${path}">`)
    .join("");
  const evil = await startAnotherSite({ "/": `${frames}<iframe src="/own"></iframe>` });
  const refused: string[] = [];
  page.on("console", (message) => /frame-ancestors/.test(message.text()) && refused.push(message.text()));

  await page.goto(evil.url);
  const shown = page.frames().map((frame) => frame.url());
  expect(shown).toContain(`${evil.url}/own`);
  expect(shown.filter((url) => url.startsWith(baseURL ?? ""))).toEqual([]);
  expect(refused.length).toBeGreaterThanOrEqual(framed.length);

  await page.goto("/login");
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("iframe"), { src: "/terms" }));
  });
  await expect.poll(() => page.frames().length).toBe(2);
  await expect.poll(() => page.frames()[1]?.url()).toBe("chrome-error://chromewebdata/");
  evil.close();
});
