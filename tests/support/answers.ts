import { someoneWithEverything } from "./everything";
import type { Page } from "./page";
import { logIn } from "./people";
import { addresses, staticFiles } from "./routes";
import { serverAction } from "./server-actions";
import { aPerson } from "./site";
import type { Visitor } from "./visitor";

/** An answer, with what was asked in words. */
export type Answer = { what: string; page: Page };

const origin = "https://console.test";
const multipart = "multipart/form-data; boundary=x";
const form = { "content-type": multipart, origin };

type Asked = [method: string, path: string, headers?: Record<string, string>, body?: string];

/** What is refused, and what Next answers by itself. */
const oddities = (): Record<string, Asked> => ({
  "a foreign form": ["POST", "/login", { ...form, origin: "https://evil.example" }, "--x--"],
  "a form that is too large": ["POST", "/login", form, "x".repeat(65 * 1024)],
  "a form of another kind": ["POST", "/login", { "content-type": "application/json", origin }, "{}"],
  "a form that cannot be read": ["POST", "/login", form, "garbage"],
  "a form of an unknown action": ["POST", "/login", { ...form, "next-action": "0".repeat(42) }, "--x--"],
  "a script's foreign form": [
    "POST",
    "/login",
    { ...form, "next-action": serverAction("logInAction").id, origin: "https://evil.example" },
    "--x--",
  ],
  "a form for a file": ["POST", "/documents/terms.md", form, "--x--"],
  "a form for a route": ["POST", "/api/health/live", form, "--x--"],
  "a router state that cannot be read": ["GET", "/login", { "next-router-state-tree": "garbage", rsc: "1" }],
  "a slash too many": ["GET", "/login/"],
  "slashes that are too many": ["GET", "/login//evil.example"],
  "a broken address": ["GET", "/%E0%A4%A"],
  "no page": ["GET", "/nothing"],
  "no static file": ["GET", "/_next/static/chunks/nothing.js"],
  "a document as it lies": ["GET", "/documents/terms.md"],
  "a prefetch of the proxy": ["GET", "/login", { "x-middleware-prefetch": "1" }],
  ...Object.fromEntries(
    ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"].map((method) => [method, [method, "/login"]]),
  ),
});

const downloads = ["/settings/activity/download?as=json", "/settings/activity/download?as=csv"];

/** A page as people open it, as scripts ask for its data, and its head alone. */
async function everyForm(who: string, visitor: Visitor, path: string): Promise<Answer[]> {
  const asData = async (target: string) => visitor.request("GET", target, { headers: { rsc: "1" } });
  const [page, data, head] = await Promise.all([
    visitor.newTab().get(path, { follow: false }),
    asData(path),
    visitor.request("HEAD", path),
  ]);
  const answers = { "": page, " as data, at the old address": data, ", its head": head };
  const there = data.headers.location?.includes("_rsc") && { " as data": await asData(data.headers.location) };
  return Object.entries({ ...answers, ...there }).map(([form, page]) => ({ what: `${path}${form} for ${who}`, page }));
}

async function everyRoute(who: string, visitor: Visitor, paths: string[]) {
  const answers: Answer[] = [];
  for (const path of paths) answers.push(...(await everyForm(who, visitor, path)));
  return answers;
}

/** An answer of every kind that the app gives: each route, to a stranger and to its owner, and what is refused. */
export async function everyAnswer() {
  const person = await someoneWithEverything();
  const stranger = aPerson({ instance: 2 });
  const paths = [...addresses({ ...person.ids, mail: crypto.randomUUID() }), ...downloads];
  const answers = [
    ...(await everyRoute("a stranger", stranger, paths)),
    ...(await everyRoute("its owner", person.visitor, paths)),
  ];

  const { html } = await stranger.get("/login");
  for (const path of staticFiles(html)) answers.push({ what: path, page: await stranger.request("GET", path) });
  for (const [what, [method, path, headers, body]] of Object.entries(oddities()))
    answers.push({ what, page: await stranger.request(method, path, { headers, body }) });
  answers.push({ what: "a refused login", page: await logIn(aPerson(), { email: person.email, password: "wrong" }) });
  await person.visitor.get("/settings/account");
  answers.push({ what: "a log-out", page: await person.visitor.submit("Log out", {}, { follow: false }) });
  return answers;
}
