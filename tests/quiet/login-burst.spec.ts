import { request as open } from "node:http";

import { expect, test } from "@playwright/test";

import { startApp } from "../support/apps";
import { anAccount, logIn } from "../support/people";
import { anAddress, anEmail } from "../support/site";
import { aVisitor, type Visitor } from "../support/visitor";

/** How long each answer took, in milliseconds, of pages that were asked for one after the other while `going`. */
async function timesOf(visitor: Visitor, path: string, going: () => boolean) {
  const times: number[] = [];
  while (going()) {
    const began = performance.now();
    const { status, text } = await visitor.get(path);
    times.push(performance.now() - began);
    expect([path, status, text.slice(0, 80)]).toEqual([path, 200, expect.any(String)]);
  }
  return times;
}

const slowOf = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

/** An instance of its own, so that no other test waits for its passwords. */
const anInstance = () =>
  startApp({
    DATABASE_URL: process.env.DATABASE_URL,
    RESEND_BASE_URL: process.env.RESEND_BASE_URL,
    logFile: test.info().outputPath("burst.log"),
  });

/** Begins to send a login, and never ends. Returns how to give up. */
function sendSlowly(url: string) {
  const headers = {
    "content-type": "multipart/form-data; boundary=x",
    "content-length": "900",
    "x-forwarded-for": anAddress(),
  };
  const sending = open(`${url}/login`, { method: "POST", headers: { ...headers, origin: "https://console.test" } });
  sending.on("error", () => {});
  sending.write("--x\r\n");
  return () => sending.destroy();
}

/** A count that lets so many through. */
const turns = (count: number) => () => count-- > 0;

test("LOG-13: 300 logins at once stop no page; what is too many is told when to come back; afterwards people log in again", async () => {
  const app = await anInstance();
  try {
    const aPersonThere = () => aVisitor({ origin: "https://console.test", via: app.url, address: anAddress() });
    const account = await anAccount();
    const [person, door] = [aPersonThere(), aPersonThere()];
    await logIn(person, account);
    await door.get("/login");
    const page = "/settings/account";
    await timesOf(person, page, turns(20));
    const atRest = slowOf(await timesOf(person, page, turns(60)));

    let going = true;
    const burst = Promise.all(
      Array.from({ length: 300 }, () =>
        door.submit(
          "Log in",
          { Email: anEmail(), Password: "three loud herons" },
          { headers: { "x-forwarded-for": anAddress() } },
        ),
      ),
    ).finally(() => {
      going = false;
    });
    const [pages, lives] = await Promise.all([
      timesOf(person, page, () => going),
      timesOf(person.newTab(), "/api/health/live", () => going),
    ]);
    const answers = await burst;

    const allowed = Math.max(300, 10 * atRest);
    expect(pages.length).toBeGreaterThan(20);
    expect(slowOf(pages)).toBeLessThan(allowed);
    expect(slowOf(lives)).toBeLessThan(allowed);

    const away = answers.filter(({ status }) => status !== 200);
    expect(away.length).toBeGreaterThan(100);
    expect(new Set(away.map(({ status, headers }) => [status, headers["retry-after"]].join()))).toEqual(
      new Set(["503,5"]),
    );

    await expect
      .poll(async () => (await logIn(aPersonThere(), account)).path, { timeout: 10_000 })
      .toBe("/organizations");
  } finally {
    await app.stop();
  }
});

test("LOG-13: a hundred logins that are sent slowly keep nobody else out", async () => {
  const app = await anInstance();
  const giveUp = Array.from({ length: 100 }, () => sendSlowly(app.url));
  try {
    const account = await anAccount();
    const visitor = aVisitor({ origin: "https://console.test", via: app.url, address: anAddress() });
    await expect.poll(async () => (await logIn(visitor, account)).path, { timeout: 5_000 }).toBe("/organizations");
  } finally {
    for (const stop of giveUp) stop();
    await app.stop();
  }
});
