import { expect, test } from "@playwright/test";

import { canariesIn, plantCanaries } from "../support/canaries";
import { crawl } from "../support/crawl";
import { someoneLoggedIn } from "../support/people";
import { anotherBrowser } from "../support/settings";
import { aPerson, sql } from "../support/site";

/** What a person may see of what is theirs; all else in the database is for nobody's eyes. */
const visible = new Set([
  "activity.detail",
  "activity.event",
  "activity.ip",
  "activity.user_agent",
  "authenticators.name",
  "email_changes.new_email",
  "organizations.name",
  "sessions.clients",
  "sessions.ip",
  "sessions.place",
  "sessions.user_agent",
  "terms_acceptances.ip",
]);

test("AZ-07, SES-06: no page, data or file carries a hash, a token, a sealed value or what is somebody else's", async () => {
  test.setTimeout(120_000);
  const [mine, theirs] = [await someoneLoggedIn(), await someoneLoggedIn({ firstName: "Foreign-first-name" })];
  await mine.visitor.get("/settings/account/data");
  await mine.visitor.submit("Make the file");
  const [own, foreign] = [await plantCanaries("mine", mine.id), await plantCanaries("theirs", theirs.id)];
  // What is sealed is opened by some pages, so it stays as it was or is away.
  await sql("delete from recovery_sheets where user_id = $1", [mine.id]);
  await sql("delete from authenticator_setups where user_id = $1", [mine.id]);

  const answers = await crawl(mine.visitor, [`/organizations/${own.organization}`]);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(answers.length).toBeGreaterThan(40);
  const seen = new Set<string>();
  for (const { text, path, variant } of answers) {
    for (const column of await canariesIn("mine", text)) seen.add(column);
    expect(await canariesIn("theirs", text), `${variant} ${path}`).toEqual([]);
    for (const word of [theirs.email, theirs.id, foreign.organization, "Foreign-first-name"])
      expect(text.includes(word), `${word} in ${variant} ${path}`).toBe(false);
  }
  expect([...seen].filter((column) => !visible.has(column))).toEqual([]);
  expect([...seen], "the crawl saw what it may see").toEqual(
    expect.arrayContaining(["organizations.name", "activity.detail", "authenticators.name", "sessions.place"]),
  );

  const secrets = await sql<{ secret: string }>(
    `select password_hash as secret from users union select token_hash from sessions union select hash from known_browsers
     union select content from data_exports`,
  );
  const everything = answers.map(({ text }) => text).join("\n");
  expect(secrets.filter(({ secret }) => everything.includes(secret))).toEqual([]);
  const cookie = mine.visitor.cookies.get("session")!.value;
  expect(everything.includes(cookie), "the session's cookie").toBe(false);

  const outside = await crawl(aPerson({ instance: 2 }), [`/organizations/${own.organization}`]);
  for (const { text, path } of outside) {
    expect(text.includes(mine.email), path).toBe(false);
    expect(await canariesIn("mine", text), path).toEqual([]);
  }
});

test("SES-06: a user agent of markup is shown as a family of browsers, and never as markup", async () => {
  const script = '<script>alert("canary")</script>';
  const { visitor } = await someoneLoggedIn({ headers: { "user-agent": script } });
  for (const path of ["/settings/sessions", "/settings/activity", "/settings/activity/download"]) {
    const page = await visitor.get(path, { headers: { "user-agent": script } });
    expect(page.status).toBe(200);
    expect(page.html, path).not.toContain("canary");
  }
});

test("AZ-03: what belongs to another tenant is the same 404 as what does not exist, to read and to write", async () => {
  const [mine, theirs] = [await someoneLoggedIn(), await someoneLoggedIn()];
  await anotherBrowser(mine);
  const [own, foreign] = [await plantCanaries("one", mine.id), await plantCanaries("two", theirs.id)];
  // What is sealed can't be planted, and the page of authenticators opens it.
  await sql("delete from recovery_sheets where user_id = $1", [mine.id]);
  const idsOf = async (userId: string, organization: string) => ({
    organization,
    session: (
      await sql("select id from sessions where user_id = $1 and ended_at is null order by started_at desc limit 1", [
        userId,
      ])
    )[0]!.id,
    authenticator: (await sql("select id from authenticators where user_id = $1", [userId]))[0]!.id,
  });
  const [ours, others] = [await idsOf(mine.id, own.organization), await idsOf(theirs.id, foreign.organization)];
  const unknown = crypto.randomUUID();

  const pages: [kind: keyof typeof ours, path: (id: string) => string][] = [
    ["organization", (id) => `/organizations/${id}`],
    ["organization", (id) => `/organizations/${id}/delete`],
    ["session", (id) => `/settings/sessions/${id}`],
    ["authenticator", (id) => `/settings/authenticator/${id}`],
  ];
  for (const [kind, path] of pages) {
    const [wrong, none] = [await mine.visitor.get(path(others[kind])), await mine.visitor.get(path(unknown))];
    expect([wrong.status, wrong.text], path("id")).toEqual([404, none.text]);
    expect(none.status).toBe(404);
  }

  const writes: [page: string, button: string, fields: Record<string, string>, kind: keyof typeof ours][] = [
    [`/organizations/${ours.organization}/delete`, "Delete organization", {}, "organization"],
    [`/settings/sessions/${ours.session}`, "Log out", {}, "session"],
    [`/settings/authenticator/${ours.authenticator}`, "Save", { "Device name": "Taken over" }, "authenticator"],
    [`/settings/authenticator/${ours.authenticator}`, "Turn off", {}, "authenticator"],
  ];
  for (const [path, button, fields, kind] of writes) {
    const outcomes = [];
    for (const id of [others[kind], unknown, `${others[kind]}\0`]) {
      await mine.visitor.get(path);
      const shown = await mine.visitor.submit(button, { ...fields, id }, { nth: kind === "session" ? 1 : 0 });
      outcomes.push([shown.status, shown.text]);
    }
    expect(outcomes[0], path).toEqual(outcomes[1]);
    expect(outcomes[2], path).toEqual(outcomes[1]);
  }
  expect(await sql("select 1 from organizations where id = $1", [foreign.organization])).toHaveLength(1);
  const devices = "select name from authenticators where user_id = any($1) and name like 'canary-%'";
  expect(await sql(devices, [[mine.id, theirs.id]])).toHaveLength(2);
  expect(await sql("select 1 from sessions where id = $1 and ended_at is null", [others.session])).toHaveLength(1);

  const [{ id: newest }] = (await sql("select max(id) as id from activity where user_id = $1", [theirs.id])) as [
    { id: string },
  ];
  const before = await mine.visitor.get(`/settings/activity?before=${Number(newest) + 1}`);
  expect(before.text).not.toContain("canary-two");
});
