import { test as base } from "@playwright/test";

import { anAddress } from "./site";

/** A test of the app in local mode, whose browsers have an address of their own: nobody spends another's tries. */
export const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => use(process.env.TEST_APP_LOCAL),
  extraHTTPHeaders: async ({ browserName: _ }, use) => use({ "x-forwarded-for": anAddress() }),
});
