import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** As wide as a desktop window, and as a small phone or a page at 400 %. */
const widths = [1180, 320];

/** Looks at the page as it is, in both themes and at both widths: axe finds nothing, and nothing has to be scrolled sideways. */
export async function expectAccessible(page: Page, name: string) {
  const size = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 820 });
    for (const colorScheme of ["light", "dark"] as const) {
      // Colours that still fade would be measured half-way.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const axe = new AxeBuilder({ page });
      // The themes differ in their colours and in nothing else.
      const { violations } = await (colorScheme === "light" ? axe : axe.withRules(["color-contrast"])).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
      expect(found, `${name}, ${colorScheme}, ${width}`).toEqual([]);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${name}, ${width}`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (size) await page.setViewportSize(size);
}
