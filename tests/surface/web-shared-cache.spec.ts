import { expect, test } from "@playwright/test";
import { appUrl } from "../support/apps";
import { startCachingProxy } from "../support/caching-proxy";
import { crawl } from "../support/crawl";
import { someoneWithEverything } from "../support/everything";
import { staticFiles } from "../support/routes";
import { anAddress } from "../support/site";
import { aVisitor } from "../support/visitor";

type Person = Awaited<ReturnType<typeof someoneWithEverything>>;

/** Words of one person that nobody else may read. */
const wordsOf = ({ email, id, movedTo, organization, ids }: Person) => [email, id, movedTo, organization, ids.sessions];

const through = (proxy: { url: string }) => aVisitor({ origin: appUrl, via: proxy.url, address: anAddress() });

/** The same person in a browser behind the cache. */
function behind(proxy: { url: string }, { visitor }: Person) {
  const other = through(proxy);
  for (const { name, value } of visitor.cookies.all()) other.cookies.set(name, value);
  return other;
}

let [one, other]: Person[] = [];
test.beforeAll(async () => {
  one = await someoneWithEverything({ firstName: "Victoria" });
  other = await someoneWithEverything({ firstName: "Andrea" });
});

test("WEB-06: two people and a stranger behind one greedy cache never see each other's pages", async () => {
  test.setTimeout(120_000);
  const proxy = await startCachingProxy(process.env.TEST_APP_ONE ?? "");
  const everywhere = [one!, other!].flatMap(({ ids }) => [
    `/organizations/${ids.organizations}`,
    `/settings/sessions/${ids.sessions}`,
    `/settings/authenticator/${ids.authenticator}`,
  ]);
  const files = staticFiles((await through(proxy).get("/login")).html);
  for (let times = 0; times < 2; times++) for (const file of files) await through(proxy).request("GET", file);

  const seen = [];
  for (const visitor of [behind(proxy, one!), behind(proxy, other!), through(proxy)])
    seen.push(await crawl(visitor, everywhere));
  const texts = seen.map((answers) => answers.map(({ text }) => text).join("\n"));
  for (const [place, answers] of seen.entries())
    for (const { path, variant, text } of answers) {
      const foreign = [one!, other!].filter((_, index) => index !== place).flatMap(wordsOf);
      for (const word of foreign.filter((word) => !path.includes(word!)))
        expect(text.includes(word!), `${word} in ${variant} ${path}`).toBe(false);
      if (variant === "page") expect(text, path).not.toContain("text/x-component");
    }
  for (const [place, { email, movedTo, organization }] of [one!, other!].entries())
    for (const word of [email, movedTo, organization]) expect(texts[place]?.includes(word), word).toBe(true);

  expect(proxy.served.length, "the cache works").toBeGreaterThanOrEqual(files.length);
  expect(proxy.kept().filter((path) => !path.startsWith("/_next/static/"))).toEqual([]);
  proxy.close();
});

test("WEB-06: an address that looks like a file's is no page, so a careless cache keeps nothing of anybody", async () => {
  const proxy = await startCachingProxy(process.env.TEST_APP_TWO ?? "", { careless: true });
  const victim = behind(proxy, one!);
  const pages = ["/settings/account", "/settings/sessions", "/organizations", `/organizations/${one!.organization}`];
  pages.push("/settings/account/data/download", "/settings/activity/download");
  const endings = [
    "/x.css",
    ".css",
    ";x.css",
    "%2Fx.css",
    "%3Fx.css",
    "%23x.css",
    "%00x.css",
    "%0Ax.css",
    "/..%2fx.css",
  ];
  for (const page of pages)
    for (const path of endings.map((ending) => page + ending)) {
      const shown = await victim.request("GET", path);
      expect([path, shown.status]).toEqual([path, 404]);
      for (const visitor of [behind(proxy, other!), through(proxy)]) {
        const read = await visitor.request("GET", path);
        for (const word of wordsOf(one!).filter((word) => !path.includes(word!)))
          expect(read.html.includes(word!), `${word} in ${path}`).toBe(false);
      }
    }
  expect(proxy.served.length, "the cache works").toBeGreaterThan(pages.length);
  proxy.close();
});
