import { expect, test } from "@playwright/test";

import { lastEmailTo } from "../support/inbox";
import { someoneLoggedIn } from "../support/people";
import { anotherBrowser, askToChangeEmail, changePassword } from "../support/settings";
import { anEmail, sql } from "../support/site";
import { setTries } from "../support/throttles";

const time = /^\d\d?:\d\d [AP]M GMT\+9/;

test("every time is told in the zone and the manner that the person chose, on pages, in complaints and in emails", async () => {
  const { visitor, email, password, id } = await someoneLoggedIn();
  await sql("update users set time_zone = 'Asia/Tokyo', locale = 'en-US', saved_at = now() where id = $1", [id]);
  await visitor.get("/settings/account/data");
  await visitor.submit("Make the file");
  await visitor.submit("Make the file");
  expect(visitor.page.text, "a complaint").toMatch(/You can make the next one at \d{1,2}:\d\d [AP]M GMT\+9\./);
  await askToChangeEmail(visitor, anEmail("new"));

  const other = await anotherBrowser({ email, password });
  const sessions = await sql<{ id: string }>("select id from sessions where user_id = $1 order by started_at", [id]);
  await other.get("/settings/account");
  await other.submit("Log out");
  const spare = await anotherBrowser({ email, password });
  await spare.get("/settings/account");
  const [open] = await sql<{ id: string }>(
    "select id from sessions where user_id = $1 and ended_at is null and id <> $2",
    [id, sessions[0]!.id],
  );

  const pages = [
    "account",
    "account/data",
    "account/delete",
    "password",
    "sessions",
    `sessions/${open!.id}`,
    "activity",
  ];
  for (const path of pages) {
    const page = await visitor.get(`/settings/${path}`);
    // The choices of zones and manners name them all.
    for (const choice of page.root.querySelectorAll("select")) choice.remove();
    const { text } = page;
    const times = text.match(/\d\d?:\d\d( [AP]M)?( \S+)?/g) ?? [];
    if (path !== "account/delete") expect(times.length, path).toBeGreaterThan(0);
    for (const told of times) expect(told, path).toMatch(time);
    expect(text, `${path} writes months first`).not.toMatch(/\d{1,2} (January|November|December) 20\d\d/);
  }

  await setTries("login-account", email, { tries: 9, blockedFor: "10 minutes" });
  await sql("delete from known_browsers where user_id = $1", [id]);
  await changePassword(visitor, { wanted: "four patient otters" });
  expect(visitor.page.text).toMatch(/You can try again at \d{1,2}:\d\d [AP]M GMT\+9\./);
  expect((await lastEmailTo(email, { subject: "is being changed" })).text).toMatch(
    /Time: \w+ \d+, 20\d\d at .* GMT\+9/,
  );
});
