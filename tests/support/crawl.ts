import type { Visitor } from "./visitor";

type Answer = { path: string; variant: string; status: number; text: string };

/** Where a crawl begins, besides what it finds links to. */
const doors = [
  "/",
  "/organizations",
  "/settings/account",
  "/settings/account/data/download",
  "/settings/activity/download?as=csv",
  "/settings/activity/download?as=json",
  "/settings/authenticator/recovery-codes/download",
  "/settings/sessions/all",
  "/settings/sessions/others",
  "/terms/accept",
];

/** Every page that this visitor finds, as a document and as the data that scripts ask for. */
export async function crawl(visitor: Visitor, extra: string[] = []) {
  const answers: Answer[] = [];
  const queue = [...doors, ...extra];
  const seen = new Set(queue);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const page = await visitor.newTab().get(path, { follow: false });
    const data = await dataOf(visitor, path);
    answers.push(
      { path, variant: "page", status: page.status, text: said(page) },
      { path, variant: "rsc", status: data.status, text: said(data) },
    );
    const next = [
      ...page.root.querySelectorAll("a[href]").map((link) => link.getAttribute("href") ?? ""),
      page.headers.location ?? "",
    ];
    for (const href of next) {
      const url = new URL(href, page.url);
      const found = url.pathname + url.search;
      if (url.origin !== new URL(page.url).origin || seen.has(found) || seen.size > 120) continue;
      seen.add(found);
      queue.push(found);
    }
  }
  return answers;
}

/** What scripts get to show the page. Next first leads to an address of its own for it. */
async function dataOf(visitor: Visitor, path: string) {
  const headers = { rsc: "1" };
  const data = await visitor.request("GET", path, { headers });
  const { location } = data.headers;
  return location?.includes("_rsc") ? visitor.request("GET", location, { headers }) : data;
}

/** All of an answer: its headers, but for the cookies that are one's own, and its body. */
const said = ({ headers, html }: { headers: object; html: string }) =>
  `${JSON.stringify({ ...headers, "set-cookie": undefined })}\n${html}`;
