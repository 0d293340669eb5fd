// @ts-check
import { spawn } from "node:child_process";
import { mkdir, mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { chromium } from "@playwright/test";

import { findChromium } from "./chromium.mjs";

/** Makes pictures of the main pages into docs/screenshots, with the people of our examples. */
const folder = "docs/screenshots";
const password = "three quiet herons";
const pages = {
  login: "/login",
  register: "/register",
  organizations: "/organizations",
  account: "/settings/account",
  password: "/settings/password",
  authenticator: "/settings/authenticator",
  sessions: "/settings/sessions",
  activity: "/settings/activity",
};

const port = await freePort();
const origin = `http://localhost:${port}`;
const app = spawn(process.execPath, ["scripts/start.mjs"], {
  env: {
    ...process.env,
    DATABASE_URL: "",
    PORT: String(port),
    DATA_DIR: await mkdtemp(path.join(tmpdir(), "console-")),
  },
  stdio: "inherit",
});
try {
  while (!(await fetch(`${origin}/api/health/ready`).catch(() => undefined))?.ok) await sleep(200);
  await mkdir(folder, { recursive: true });
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: /** @type {Record<string, string>} */ ({ ...process.env, ...env }),
  });
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await picture(page, ["login", "register"]);
  await register(page);
  await picture(page, ["organizations", "account", "password", "authenticator", "sessions", "activity"]);
  await browser.close();
} finally {
  app.kill();
}

/** Takes each page in both themes on desktop and phone. @param {import("@playwright/test").Page} page @param {(keyof typeof pages)[]} names */
async function picture(page, names) {
  for (const name of names)
    for (const colorScheme of /** @type {const} */ (["light", "dark"]))
      for (const width of [1180, 390]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 820 });
        await page.goto(pages[name]);
        const plain = colorScheme === "light" && width === 1180;
        await page.screenshot({
          path: path.join(folder, plain ? `${name}.png` : `${name}.${colorScheme}.${width}.png`),
        });
      }
}

/** Registers Anna, with an organization. @param {import("@playwright/test").Page} page */
async function register(page) {
  await page.goto("/register");
  for (const [label, value] of Object.entries({
    Email: "anna.schmidt@example.com",
    Password: password,
    Confirmation: password,
    "First name": "Anna",
    "Last name": "Schmidt",
  }))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole("button", { name: "Register" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await page.waitForURL("**/register/verify");
  const mailbox = await page.context().newPage();
  await mailbox.goto("/dev/mail");
  const subject = await mailbox.getByRole("link", { name: /is your Cloud Console code/ }).innerText();
  await mailbox.close();
  await page.getByLabel("Code from the email").fill(subject.slice(0, 9));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.waitForURL("**/organizations**");
  await page.getByLabel("Organization name").fill("Alpenwerk");
  await page.getByRole("button", { name: "Create organization" }).click();
  await page.waitForURL(/organizations\/.+-/);
}

/** A port that nobody listens on. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
