import { expectRoomFor } from "../support/accessibility";
import { test } from "../support/journey";
import { localSql } from "../support/local-rows";
import { fill, linkOf, logInPerson, password, press, readEmail } from "../support/pages";

test.use({ viewport: { width: 1180, height: 820 } });

const longEmail = (name: string) =>
  `${name}.${Date.now().toString(36)}.wolfeschlegelsteinhausenbergerdorff@a-department-with-a-very-long-name.of-many-letters.example.com`;
const oneWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

test("names, addresses and organizations as long as they may be stay in their frames, at both sizes", async ({
  page,
  browser,
}) => {
  const email = longEmail("anna");
  const moved = longEmail("anna.new");
  await page.goto("/register");
  await fill(page, { Email: email, Password: password, Confirmation: password });
  await fill(page, { "First name": oneWord, "Last name": "Schmidt ".repeat(30) });
  await press(page, "Register");
  await press(page, "Accept");
  await page.waitForURL("**/register/verify");
  await expectRoomFor(page, "waiting");
  const link = linkOf(await readEmail(page, email, /is your Cloud Console code/));
  await page.goto(link);
  await expectRoomFor(page, "link");
  await press(page, `Confirm ${email}`);
  await page.waitForURL("**/organizations?**");
  await press(page, /User menu/);
  await expectRoomFor(page, "user menu");

  for (const name of [oneWord.repeat(3), "A quite ordinary name of many words ".repeat(7)]) {
    await page.goto("/organizations/new");
    await fill(page, { "Organization name": name });
    await press(page, "Create organization");
    await page.waitForURL(/organizations\/[0-9a-f-]{36}/);
    await expectRoomFor(page, "an organization");
  }
  await page.goto("/settings/account/email");
  await fill(page, { "New email": moved });
  await press(page, "Send the email");
  await page.waitForURL("**/settings/account?**");
  const other = await (await browser.newContext()).newPage();
  await logInPerson(other, email);
  await other.waitForURL("**/organizations");
  for (const table of ["sessions", "activity"])
    await localSql(
      `update ${table} set ip = '2001:db8:1234:5678:9abc:def0:1234:5678'
       where user_id = (select id from users where email = $1)`,
      [email],
    );

  for (const path of [
    `/organizations?q=${"z".repeat(200)}`,
    "/organizations",
    "/settings/account",
    "/settings/account/email",
    "/settings/account/delete",
    "/settings/sessions",
    "/settings/sessions/others",
    "/settings/activity",
    "/dev/mail",
  ]) {
    await page.goto(path);
    await expectRoomFor(page, path);
  }
  await page
    .getByRole("link", { name: /^Confirm/ })
    .first()
    .click();
  await page.waitForURL("**/dev/mail/*-*");
  await expectRoomFor(page, "an email");
  await page.goto(`${page.url()}/html`);
  await expectRoomFor(page, "an email by itself");

  await page.goto(linkOf(await readEmail(page, moved, /^Confirm/)));
  await expectRoomFor(page, "link to another address");
});
