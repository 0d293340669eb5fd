import { expect, test } from "@playwright/test";

import { aPassword, someoneLoggedIn } from "../support/people";
import { anHourAfterTheProof } from "../support/settings";
import { anEmail, aPerson, sql } from "../support/site";

const page = "/settings/account/data";
const file = `${page}/download`;

test("EXP-01: the file needs a fresh proof, is an attachment that nobody stores, and holds what is one's own", async () => {
  const { visitor, email, id } = await someoneLoggedIn();
  const other = await someoneLoggedIn({ firstName: "Stranger" });
  await anHourAfterTheProof(id);
  const to = anEmail("pending");
  await sql(
    "insert into email_changes (user_id, old_email, new_email, token_hash, expires_at) values ($1, $2, $3, 'a hash', now() + interval '1 day')",
    [id, email, to],
  );
  await sql(
    "insert into activity (user_id, event, ip, user_agent, at) values ($1, 'account-saved', '', '', now() - interval '300 days')",
    [id],
  );
  await visitor.get(page);
  await visitor.submit("Make the file");
  expect(visitor.page.text).toContain("Confirm it's you");
  expect((await visitor.request("GET", file)).status).toBe(404);
  await visitor.submit("Make the file", { "Your password": aPassword });
  expect(visitor.page.text).toContain("Your data is ready.");

  const answer = await visitor.request("GET", file);
  expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="[\w.-]+\.json"$/);
  expect(answer.headers["cache-control"]).toContain("no-store");
  const data = JSON.parse(answer.html);
  expect(data.account.email).toBe(email);
  expect(data.sessions).toHaveLength(1);
  expect(data.activity.map(({ event }: { event: string }) => event)).toContain("logged-in");
  expect(
    data.activity.map(({ event }: { event: string }) => event),
    "as far back as it is kept",
  ).toContain("account-saved");
  expect(data.emailChange.newEmail).toBe(to);
  expect(data.knownBrowsers).toHaveLength(1);
  expect(answer.html).not.toContain("Stranger");

  const secrets = await sql<{ secret: string }>(
    `select password_hash as secret from users where id = $1 union select token_hash from sessions where user_id = $1
     union select hash from known_browsers where user_id = $1 union select token_hash from email_changes where user_id = $1`,
    [id],
  );
  for (const { secret } of secrets) expect(answer.html).not.toContain(secret);
  expect((await other.visitor.request("GET", file)).status, "somebody else").toBe(404);
  const stranger = await aPerson({ instance: 2 }).request("GET", file);
  expect([stranger.status, stranger.headers.location]).toEqual([307, expect.stringContaining("/login")]);
});

test("EXP-01: the stored file can't be read in the database, and is gone after a day", async () => {
  const { visitor, email, id } = await someoneLoggedIn();
  await visitor.get(page);
  await visitor.submit("Make the file");
  const [stored] = await sql<{ content: string }>("select content from data_exports where user_id = $1", [id]);
  expect(stored!.content).not.toContain(email);
  await sql("update data_exports set expires_at = now() - interval '1 second' where user_id = $1", [id]);
  expect((await visitor.request("GET", file)).status).toBe(404);
  expect((await visitor.get(page)).text).not.toContain("Ready");
});

test("EXP-02: twenty requests at once make one file, and so does an hour", async () => {
  const { visitor, id } = await someoneLoggedIn();
  const tabs = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const tab = visitor.newTab();
      await tab.get(page);
      return tab;
    }),
  );
  const pages = await Promise.all(tabs.map((tab) => tab.submit("Make the file", {}, { follow: false })));
  expect(pages.map(({ status }) => status).sort()).toEqual([303, ...Array(19).fill(429)]);
  expect(pages.filter(({ text }) => text.includes("once an hour"))).toHaveLength(19);
  expect(await sql("select 1 from activity where event = 'data-exported' and user_id = $1", [id])).toHaveLength(1);
});
