import { expect, test } from "@playwright/test";

import { type Answer, everyAnswer } from "../support/answers";
import { expectStrict } from "../support/policy";
import { expectProtected } from "../support/protective-headers";
import { aPerson } from "../support/site";

let answers: Answer[];
test.beforeAll(async () => {
  answers = await everyAnswer();
});

test("WEB-03: every kind of answer is looked at", () => {
  expect(answers.length).toBeGreaterThan(250);
  const statuses = new Set(answers.map(({ page }) => page.status));
  for (const status of [200, 303, 307, 308, 400, 403, 404, 405, 413, 415]) expect(statuses).toContain(status);
  expect(answers.filter(({ page }) => page.status >= 500).map(({ what }) => what)).toEqual([]);
});

test("WEB-03: every answer carries the headers that protect it, and none says what made it", () => {
  for (const { what, page } of answers) expectProtected(page, what);
});

test("WEB-02: every answer has a policy that lets only our own scripts run, with a nonce of its own", () => {
  const nonces = answers.map(({ what, page }) => expectStrict(page, what)).filter((nonce) => nonce !== undefined);
  expect(nonces.length).toBeGreaterThan(200);
  expect(new Set(nonces).size).toBe(nonces.length);
});

test("WEB-02: every script and style of a page bears the nonce of its own answer", () => {
  const pages = answers.filter(({ page }) => page.headers["content-type"]?.startsWith("text/html") && page.html);
  expect(pages.length).toBeGreaterThan(80);
  for (const { what, page } of pages) {
    const nonce = expectStrict(page, what);
    const scripts = page.root.querySelectorAll("script");
    if (nonce) expect(scripts.length, what).toBeGreaterThan(0);
    for (const script of scripts) expect(script.getAttribute("nonce"), what).toBe(nonce);
    expect(page.html, what).not.toMatch(/<[a-z][^>]*\s(on\w+|style)=|javascript:/i);
  }
});

test("WEB-06: nothing but the files of the build may be kept by anybody", () => {
  const isFile = ({ what, page }: Answer) => what.startsWith("/_next/static/") && page.status === 200;
  for (const { what, page } of answers.filter((answer) => !isFile(answer))) {
    const said = page.headers["cache-control"]?.split(", ");
    expect(said, what).toContain("no-store");
    if (what.endsWith("for its owner")) expect(said, what).toContain("private");
  }

  const files = answers.filter(isFile);
  expect(files).toHaveLength(3);
  for (const { what, page } of files) {
    expect(page.headers["cache-control"], what).toBe("public, max-age=31536000, immutable");
    expect(page.headers["set-cookie"], what).toBeUndefined();
  }
});

test("WEB-03: a page with a token in its address sends no referrer", async () => {
  const visitor = aPerson();
  for (const path of ["/verify", "/reset", "/email/confirm", "/email/undo"])
    for (const query of ["", "?token=abc"])
      expect((await visitor.get(path + query)).headers["referrer-policy"], path).toBe("no-referrer");
});
