import type { BrowserContext, Page } from "@playwright/test";

/** For the browser: what texts have become that must have stayed texts. */
const intruders = () =>
  [...document.querySelectorAll("*")]
    .filter((element) => {
      // React itself gives forms an address that throws, until it has taken them over.
      const bad = ({ name, value }: Attr) =>
        /^on|^srcdoc$/.test(name) || (/^\s*(javascript|data:,)/i.test(value) && !value.includes("A React form was"));
      const attributes = [...element.attributes].filter(({ name }) => name !== "value" && name !== "title");
      const unasked = element.matches(
        "script:not([nonce], [src^='/_next/']), base:not([target]), meta[http-equiv=refresh], object, embed",
      );
      return unasked || attributes.some(bad);
    })
    .map((element) => element.outerHTML.slice(0, 200));

/** Watches every page of a browser for scripts of others: dialogs, refusals by the policy, and elements that bring one. */
export async function watchScripts(context: BrowserContext) {
  const found: string[] = [];
  await context.exposeBinding("reportViolation", (_, what: string) => found.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, documentURI }) =>
      (window as unknown as { reportViolation: (what: string) => void }).reportViolation(
        `${violatedDirective} ${blockedURI} on ${documentURI}`,
      ),
    );
  });
  const watch = (page: Page) =>
    page.on("dialog", (dialog) => {
      found.push(`${dialog.type()} on ${page.url()}`);
      return dialog.dismiss();
    });
  context.pages().forEach(watch);
  context.on("page", watch);

  return {
    found,
    /** Looks at the page that is open. */
    async inspect(page: Page) {
      for (const intruder of await page.evaluate(intruders)) found.push(`${intruder} on ${page.url()}`);
    },
  };
}
