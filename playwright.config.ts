import { defineConfig } from "@playwright/test";

import { findChromium } from "./scripts/chromium.mjs";

const { executablePath, args, env } = await findChromium();

/**
 * The built app from outside: `surface` sends it whatever a client can send, `journeys` uses it in a real
 * browser as people do, `quiet` measures it under load.
 */
export default defineConfig({
  testDir: "tests",
  globalSetup: "./tests/support/start-apps.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A machine that is shared is slow at times; what fails twice is broken.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    trace: "retain-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    launchOptions: { executablePath, args, env: { ...process.env, ...env } as Record<string, string> },
  },
  projects: [
    { name: "surface", testMatch: "surface/**/*.spec.ts" },
    { name: "journeys", testMatch: "journeys/**/*.spec.ts" },
    // What measures how long things take has the machine for itself.
    { name: "quiet", testMatch: "quiet/**/*.spec.ts", dependencies: ["surface", "journeys"], workers: 1 },
  ],
});
