import { expect, test } from "@playwright/test";

import { logIn, someoneLoggedIn } from "../support/people";
import {
  anotherBrowser,
  askToChangeEmail,
  changeLinkFor,
  changePassword,
  press,
  undoLinkOf,
} from "../support/settings";
import { anEmail, aPerson, sql } from "../support/site";

test("AUD-01: each event of the settings writes one row, with its actor, time, address, browser and detail", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  await logIn(aPerson(), { email, password: "not the password" });
  await anotherBrowser({ email, password });
  await anotherBrowser({ email, password });
  await visitor.get("/settings/sessions");
  await visitor.link("Log out", { nth: 0 });
  await visitor.submit("Log out", {}, { nth: 1 });
  await visitor.get("/settings/sessions/others");
  await visitor.submit("Log out 1 session");
  await askToChangeEmail(visitor, anEmail("first"));
  await visitor.submit("Cancel change");
  const to = anEmail("second");
  await press("Confirm", await changeLinkFor(visitor, to));
  const wanted = "four patient otters";
  await changePassword(visitor, { wanted, current: "not the password" });
  await changePassword(visitor, { wanted });
  await visitor.get("/settings/account/data");
  await visitor.submit("Make the file");
  await visitor.get("/settings/account/delete");
  await visitor.submit("Delete account", { confirm: to });
  await logIn(visitor, { email: to, password: wanted });
  await visitor.get("/settings/sessions/all");
  await visitor.submit("Log out all sessions");

  const log = await sql<{ event: string; detail: object; ip: string; user_agent: string; recent: boolean }>(
    `select event, detail, ip, user_agent, at between now() - interval '5 minutes' and now() as recent
     from activity where user_id = $1 order by id`,
    [id],
  );
  expect(log.map(({ event }) => event)).toEqual([
    "logged-in",
    "login-failed",
    "logged-in",
    "logged-in",
    "session-ended",
    "sessions-ended",
    "email-change-asked",
    "email-change-cancelled",
    "email-change-asked",
    "email-changed",
    "identity-not-confirmed",
    "password-changed",
    "data-exported",
    "account-closing",
    "account-restored",
    "logged-in",
    "sessions-ended",
  ]);
  expect(
    log.every(({ ip, user_agent, recent }) => ip.startsWith("10.") && user_agent.includes("Firefox") && recent),
  ).toBe(true);
  expect(log[9]!.detail).toEqual({ from: email, to });
});

test("AUD-01: undoing a change of email, and newer terms accepted, write one row each", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  await askToChangeEmail(visitor, anEmail("new"));
  await sql("update terms_acceptances set version = '2020-01-01' where user_id = $1", [id]);
  const other = await anotherBrowser({ email, password });
  await other.submit("Accept");
  await press("Undo the change", await undoLinkOf(email, "is being changed"));
  const log = await sql("select event from activity where user_id = $1 order by id", [id]);
  expect(log.map(({ event }) => event)).toEqual([
    "logged-in",
    "email-change-asked",
    "logged-in",
    "terms-accepted",
    "email-change-undone",
  ]);
});

test("AUD-01: an event whose change fails leaves no row, and a change whose row fails does not happen", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const [before] = await sql("select password_hash from users where id = $1", [id]);
  for (const table of ["outbox", "activity"]) {
    const fails = `fail_${table}`;
    const condition =
      table === "activity" ? `new.user_id = '${id}'` : `new.address = (select email from users where id = '${id}')`;
    await sql(
      `create function ${fails}() returns trigger language plpgsql as $$ begin if ${condition} then raise 'fault'; end if; return new; end $$`,
    );
    await sql(`create trigger ${fails} before insert on ${table} for each row execute function ${fails}()`);
    const page = await changePassword(visitor, { wanted: "four patient otters" });
    await sql(`drop function ${fails} cascade`);
    expect(page.status, table).toBeGreaterThanOrEqual(500);
    expect(await sql("select password_hash from users where id = $1", [id]), table).toEqual([before]);
    expect(await sql("select 1 from activity where event = 'password-changed' and user_id = $1", [id])).toEqual([]);
  }
});

test("AUD-04: people see their own entries alone, whatever the address of the page says", async () => {
  const [mine, theirs] = [await someoneLoggedIn(), await someoneLoggedIn()];
  await changePassword(theirs.visitor, { wanted: "four patient otters" });
  for (const query of [
    "",
    "?before=999999999999",
    "?kind=security",
    "?before=-1&kind=__proto__",
    "?before[]=1&userId=x",
  ]) {
    const page = await mine.visitor.get(`/settings/activity${query}`);
    expect(page.status, query).toBe(200);
    expect(page.text, query).not.toContain("Password changed");
  }
  for (const as of ["csv", "json"])
    expect((await mine.visitor.get(`/settings/activity/download?as=${as}&userId=${theirs.id}`)).html).not.toMatch(
      /password-changed|Password changed/,
    );
  expect((await theirs.visitor.get("/settings/activity?kind=security")).text).toContain("Password changed");
});

test("older pages, an empty page and the filter say what is true, and keep to their kind", async () => {
  const { visitor, id } = await someoneLoggedIn();
  await sql(
    "insert into activity (user_id, event, ip, user_agent) select $1, 'login-failed', '192.0.2.1', 'x' from generate_series(1, 60)",
    [id],
  );
  await visitor.get("/settings/activity");
  await visitor.link("Logins and sessions");
  expect(visitor.page.text.match(/Login failed/g)).toHaveLength(50);
  await visitor.link("Older");
  expect(visitor.page.path).toContain("kind=logins");
  expect(visitor.page.text.match(/Login failed/g)).toHaveLength(10);
  expect((await visitor.get("/settings/activity?kind=security")).text).toContain("Nothing of this kind");
  expect((await visitor.get("/settings/activity?before=1")).text).toContain("Nothing older in the last 90 days.");
});

test("EXP-02: the log is a file to keep, as CSV and as JSON, whose cells hold what happened and no formulas", async () => {
  const { visitor, id } = await someoneLoggedIn();
  await sql("insert into activity (user_id, event, ip, user_agent, detail) values ($1, '=1+1', '@sum(1)', 'x', $2)", [
    id,
    { "=cmd": '"a",b' },
  ]);
  const csv = await visitor.request("GET", "/settings/activity/download?as=csv");
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(csv.headers["content-disposition"]).toMatch(/^attachment; filename="cloud-console-activity-[\d-]+\.csv"$/);
  const [head, newest, first] = csv.html.split("\r\n");
  expect(head).toBe("Date,Event,Browser,IP,Details");
  expect(newest).toMatch(/^20\d\d-\d\d-\d\dT[\d:.]+Z,"'=1\+1",An unknown browser,"'@sum\(1\)","'=cmd: ""a"",b"$/);
  expect(first).toContain("Logged in,Firefox on Linux,10.");

  const json = await visitor.request("GET", "/settings/activity/download?as=json");
  expect(json.headers["content-disposition"]).toMatch(/\.json"$/);
  expect(JSON.parse(json.html).map(({ event }: { event: string }) => event)).toEqual(["=1+1", "logged-in"]);
});
