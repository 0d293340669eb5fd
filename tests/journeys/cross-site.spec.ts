import { once } from "node:events";
import { createServer, type Server } from "node:http";

import { expect } from "@playwright/test";

import { test } from "../support/journey";
import { localSql } from "../support/local-rows";
import { newEmail, password, registerPerson } from "../support/pages";
import { serverAction } from "../support/server-actions";

/** A form for an action of ours, as its page would have it for browsers without scripts. */
function formFor(name: string, path: string, fields: Record<string, string>, bound = "[{}]") {
  const action = { $ACTION_REF_1: "", "$ACTION_1:0": JSON.stringify({ id: serverAction(name).id, bound: "$@1" }) };
  const all = Object.entries({ ...action, "$ACTION_1:1": bound, ...fields });
  const inputs = all.map(([key, value]) => `<input type='hidden' name='${key}' value='${value}'>`).join("");
  return `<form method='post' enctype='multipart/form-data' action='${process.env.TEST_APP_LOCAL}${path}'>${inputs}</form>`;
}

const sendingItself = "<script>document.forms[0].submit()</script>";
const refusal = "This form was sent from another site";

let evil: Server;
let evilPage = "";

/** Another site: to browsers 127.0.0.1 is not localhost. */
const evilUrl = () => `http://127.0.0.1:${(evil.address() as { port: number }).port}/`;

test.beforeAll(async () => {
  evil = createServer((_, response) => response.setHeader("Content-Type", "text/html").end(evilPage));
  await once(evil.listen(0, "127.0.0.1"), "listening");
});

test.afterAll(() => {
  evil.close();
});

test("WEB-01: a form of another site logs nobody out or in, in a real browser", async ({ page, context }) => {
  const email = newEmail();
  await registerPerson(page, email);
  const cookies = await context.cookies();

  evilPage = formFor("logOutAction", "/organizations", {}, "[]") + sendingItself;
  await page.goto(evilUrl());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(refusal);
  expect(await context.cookies()).toEqual(cookies);
  await page.goto("/organizations");
  await expect(page).toHaveURL(/\/organizations$/);

  await context.clearCookies();
  const form = formFor("logInAction", "/login", { email, password });
  evilPage = form + sendingItself;
  await page.goto(evilUrl());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(refusal);
  expect(await context.cookies()).toEqual([]);

  // The very same form does its work on a page of ours.
  await page.goto("/privacy");
  await page.evaluate((html) => {
    document.body.innerHTML = html;
    document.forms[0]?.submit();
  }, form);
  await expect(page).toHaveURL(/\/organizations$/);
});

test("WEB-01: a sandboxed frame, whose origin is null, is refused in a real browser", async ({ page }) => {
  await registerPerson(page);
  const name = `Of a frame ${Date.now()}`;
  const form = formFor("createOrganizationAction", "/organizations", {
    "organization-name": name,
    form: "x".repeat(30),
  });
  const inside = (form + sendingItself).replaceAll('"', "&quot;");
  evilPage = `<iframe sandbox="allow-forms allow-scripts" srcdoc="${inside}"></iframe>`;
  // From another site, and from a page that shares ours but for its port.
  for (const url of [evilUrl(), evilUrl().replace("127.0.0.1", "localhost")]) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.goto(url);
    const answer = await answered;
    expect([await answer.request().headerValue("origin"), answer.status()]).toEqual(["null", 403]);
  }
  expect(await localSql("select 1 from organizations where name = $1", [name])).toEqual([]);
});
