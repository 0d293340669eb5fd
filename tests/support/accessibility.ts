import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { bareControls, cutTexts } from "./looks";
import { lookedAt, noteLookedAt, walks } from "./walks";

/** As large as a desktop window, and as one of 1280 by 1024 at 400 %, which is a small phone as well (WCAG 1.4.10). */
const sizes = [
  { width: 1180, height: 820 },
  { width: 320, height: 256 },
];

/**
 * Looks at the page as it is, in both themes and at both sizes: axe finds nothing, nothing has to be scrolled
 * sideways, no text is cut, and forced colours leave every control its outline.
 */
export async function expectAccessible(page: Page, name: string, { without = [] as string[] } = {}) {
  noteLookedAt(page.url());
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      // Colours that still fade would be measured half-way.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const axe = new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ["violations"] })
        .disableRules(without);
      // The themes differ in their colours and in nothing else.
      const { violations } = await (colorScheme === "light" ? axe : axe.withRules(["color-contrast"])).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
      expect(found, `${name}, ${colorScheme}, ${size.width}`).toEqual([]);
    }
    await expectUncut(page, `${name}, ${size.width}`);
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: "active", reducedMotion: "reduce" });
  expect(await page.evaluate(bareControls), `${name}, forced colours`).toEqual([]);
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}

/** Nothing has to be scrolled sideways, and no text is cut. */
async function expectUncut(page: Page, name: string) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name}, sideways`).toBeLessThanOrEqual(0);
  expect(await page.evaluate(cutTexts), `${name}, cut`).toEqual([]);
}

/** The same at both sizes, and nothing else of the page. */
export async function expectRoomFor(page: Page, name: string) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectUncut(page, `${name}, ${size.width}`);
  }
}

/** The current test, a walk of this name, looked at the pages that it stands for. */
export const expectWalked = (name: keyof typeof walks) =>
  expect(lookedAt().sort(), test.info().title).toEqual(walks[name]);
