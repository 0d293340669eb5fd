import { expect, test } from "@playwright/test";

import { actions, cookieOf, formOf, post } from "../support/acting";
import { atOnce } from "../support/at-once";
import { belongingsOf } from "../support/belongings";
import { addressOf, routes } from "../support/routes";
import { type Settled, someoneSettled } from "../support/settled";

const silent = { origin: undefined };

/** What browsers say of forms that others send. */
const elsewhere: Record<string, NodeJS.Dict<string>> = {
  "another site": { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  "another site, in an older browser": { origin: "https://evil.example" },
  "another host of the same site": { origin: "https://old.console.test", "sec-fetch-site": "same-site" },
  "another port": { origin: "https://console.test:8443", "sec-fetch-site": "same-site" },
  "the plain page of the same host": { origin: "http://console.test", "sec-fetch-site": "cross-site" },
  "a sandboxed frame": { origin: "null", "sec-fetch-site": "cross-site" },
  "a sandboxed frame, in an older browser": { origin: "null" },
  "a page that names no origin": { ...silent, "sec-fetch-site": "cross-site" },
  "a neighbour that names no origin": { ...silent, "sec-fetch-site": "same-site" },
  "an address that was typed": { ...silent, "sec-fetch-site": "none" },
  "a host that begins like ours": { origin: "https://console.test.evil.example" },
  "a host that ends like ours": { origin: "https://evilconsole.test" },
  "a host that says it is ours": {
    origin: "https://evil.example",
    host: "evil.example",
    "x-forwarded-host": "evil.example",
  },
  "two origins": { origin: "https://console.test, https://evil.example" },
};

let person: Settled;

test.beforeAll(async () => {
  person = await someoneSettled("canary-origin");
});

test("WEB-01: no action takes a form of another origin, with scripts or without, and none does anything", async () => {
  const before = await belongingsOf(person);
  for (const action of actions()) {
    const target = addressOf(action.route, person);
    const forms = [await formOf(action, person), await formOf(action, person, { scripts: false })];
    const cases = Object.entries(elsewhere).flatMap(([from, headers]) =>
      forms.map((form) => ({ from, headers, form })),
    );
    const outcomes = await atOnce(cases, 8, async ({ from, headers, form }) => {
      const { status, headers: said } = await post(form, target, { ...cookieOf(person.visitor), ...headers });
      return [from, status, said["set-cookie"], said.location];
    });
    expect([action.name, outcomes]).toEqual([action.name, cases.map(({ from }) => [from, 403, undefined, undefined])]);
    expect([action.name, await belongingsOf(person)]).toEqual([action.name, before]);
  }
});

test("WEB-01: no page or route takes anything that another origin posts", async () => {
  const before = await belongingsOf(person);
  const types = [
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/json",
  ];
  const cases = routes().flatMap((route) => Object.keys(elsewhere).map((from, turn) => ({ route, from, turn })));
  const outcomes = await atOnce(cases, 12, async ({ route, from, turn }) => {
    const headers = { "content-type": types[turn % types.length], ...cookieOf(person.visitor) };
    const { status } = await post({ headers, body: "a=b" }, addressOf(route, person), elsewhere[from]);
    return { route, from, status };
  });
  // The page for failures is no page, whoever asks.
  const expected = (route: string) => (route === "/_global-error" ? 404 : 403);
  expect(outcomes.filter(({ route, status }) => status !== expected(route))).toEqual([]);
  expect(await belongingsOf(person)).toEqual(before);
});

test("WEB-01: the same forms from our own pages arrive, so that the tests above could fail", async () => {
  const own: NodeJS.Dict<string>[] = [
    { origin: "https://console.test", "sec-fetch-site": "same-origin" },
    { origin: "null", "sec-fetch-site": "same-origin" },
    { origin: "https://console.test" },
  ];
  for (const [turn, action] of actions().entries()) {
    const headers = own[turn % own.length]!;
    const answer = await post(await formOf(action, person), addressOf(action.route, person), headers);
    expect([action.name, headers, answer.status]).not.toEqual([action.name, headers, 403]);
    expect([action.name, answer.text]).not.toEqual([action.name, "elsewhere"]);
  }
});
