import type { Page } from "@playwright/test";

/** A password that everybody here has, unless a test says otherwise. */
export const password = "three quiet herons";

let people = 0;

/** An email address that nobody has yet. */
export const newEmail = () =>
  `anna.${process.env.TEST_WORKER_INDEX}.${Date.now().toString(36)}.${++people}@example.com`;

/** Fills in fields by their labels. */
export async function fill(page: Page, fields: Record<string, string>) {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
}

/** Presses the button of this name. */
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).click();

/** The text of the newest email of local mode to this address whose subject is like this. */
export async function readEmail(page: Page, to: string, subject: RegExp) {
  const mailbox = await page.context().newPage();
  const email = mailbox.getByRole("row").filter({ hasText: to }).getByRole("link", { name: subject });
  for (let tries = 0; tries < 50; tries++) {
    await mailbox.goto("/dev/mail");
    if ((await email.count()) > 0) break;
    await mailbox.waitForTimeout(100);
  }
  await email.first().click();
  await mailbox.waitForURL("**/dev/mail/*-*");
  const text = await mailbox.locator("pre").innerText();
  await mailbox.close();
  return text;
}

/** The code of an email. */
export const codeOf = (text: string) => text.match(/^\d{4} \d{4}$/m)?.[0] ?? "";

/** The link of an email. */
export const linkOf = (text: string) => text.replaceAll("\n", "").match(/https?:\S+?token=[\w-]{43}/)?.[0] ?? "";

/** Registers, accepts the terms and confirms with the code: logged in, on Organizations. */
export async function registerPerson(page: Page, email = newEmail()) {
  await page.goto("/register");
  await fill(page, {
    Email: email,
    Password: password,
    Confirmation: password,
    "First name": "Anna",
    "Last name": "Schmidt",
  });
  await press(page, "Register");
  await page.waitForURL("**/register/terms");
  await press(page, "Accept");
  await page.waitForURL("**/register/verify");
  await fill(page, { "Code from the email": codeOf(await readEmail(page, email, /is your Cloud Console code/)) });
  await press(page, "Confirm");
  await page.waitForURL("**/organizations**");
  return { email, password };
}

/** Logs in, without an authenticator. */
export async function logInPerson(page: Page, email: string, secret = password) {
  await page.goto("/login");
  await fill(page, { Email: email, Password: secret });
  await press(page, "Log in");
}

/** Logs out through the user menu. */
export async function logOutPerson(page: Page) {
  await press(page, /User menu/);
  await press(page, "Log out");
  await page.waitForURL("**/login**");
}

/** Details that the account page asks for. */
export const address = {
  "Mobile number": "+43 660 000 00 00",
  Street: "Examplegasse 1",
  "Zip or Postal code": "1010",
  "City or Locality": "Vienna",
};

/** Each way in which people use the pages. */
export const ways = [
  { width: 1180, javaScriptEnabled: true },
  { width: 1180, javaScriptEnabled: false },
  { width: 390, javaScriptEnabled: true },
  { width: 390, javaScriptEnabled: false },
];

/** A way in words. */
export const nameOfWay = ({ width, javaScriptEnabled }: (typeof ways)[number]) =>
  `at ${width} px ${javaScriptEnabled ? "with" : "without"} JavaScript`;
