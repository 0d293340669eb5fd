import { expect, test } from "@playwright/test";

import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { anAccount } from "../support/people";
import { loggedInAs, someoneMailed, someoneWaiting } from "../support/registrants";
import { sql } from "../support/site";
import { letPass } from "../support/throttles";

const said = "An email is on its way. It can take a few minutes; look in spam too. Only the newest one works.";

const owed = async (email: string) => (await sql("select 1 from outbox where address = $1", [email])).length;

test("VER-08: twenty presses of Send again in a minute send nothing more, say the same, and leave the link alone", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const answers = new Set<string>();
  for (let turn = 0; turn < 20; turn++) {
    await visitor.submit("Send again");
    expect(visitor.page.status).toBe(200);
    answers.add(visitor.page.root.querySelector("[role=status]:not(:empty)")?.text.trim() ?? visitor.page.text);
  }

  expect([...answers]).toEqual([said]);
  expect(await owed(email)).toBe(1);
  await visitor.get(linkIn(mail));
  await visitor.submit(`Confirm ${email}`);
  expect(await loggedInAs(visitor)).toBe(email);
});

test("VER-08: twenty presses at once, after the minute, send one email", async () => {
  const { visitor, email, mail } = await someoneMailed();
  await letPass("61 seconds", "email-pause", email);
  const tabs = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const tab = visitor.newTab();
      await tab.get("/register/verify");
      return tab;
    }),
  );
  const pages = await Promise.all(tabs.map((tab) => tab.submit("Send again")));

  for (const page of pages) expect(page.text).toContain(said);
  const newer = await lastEmailTo(email, { after: mail });
  expect(await owed(email)).toBe(2);
  await visitor.get(linkIn(newer));
  await visitor.submit(`Confirm ${email}`);
  expect(await loggedInAs(visitor)).toBe(email);
});

for (const kind of ["unknown", "known"]) {
  test(`VER-08: ${kind} addresses get five emails an hour, by whatever button, and six after it`, async () => {
    const account = kind === "known" ? await anAccount() : undefined;
    const { visitor, email } = await someoneWaiting(account && { email: account.email });
    for (let turn = 0; turn < 8; turn++) {
      await letPass("61 seconds", "email-pause", email);
      await visitor.submit("Send again");
      expect(visitor.page.text).toContain(said);
    }
    expect(await owed(email)).toBe(5);

    await letPass("61 minutes", "email-address", email);
    await letPass("61 minutes", "email-pause", email);
    await visitor.submit("Send again");
    expect(await owed(email)).toBe(6);
    await expect.poll(async () => (await emailsTo(email)).length).toBe(6);
  });
}
