import { expect, test } from "@playwright/test";

import { codeIn, lastEmailTo, linkIn } from "../support/inbox";
import { loggedInAs, someoneMailed } from "../support/registrants";
import { sql } from "../support/site";
import { letPass } from "../support/throttles";

const accountsOf = (email: string) => sql("select id from users where email = $1", [email]);

const wrongCode = (right: string) => String((Number(right) + 1) % 100_000_000).padStart(8, "0");

test("the code confirms however it is typed", async () => {
  for (const typed of [(code: string) => `${code.slice(0, 4)} ${code.slice(4)}`, (code: string) => ` ${code}\t`]) {
    const { visitor, email, mail } = await someoneMailed();
    await visitor.submit("Confirm", { "Code from the email": typed(codeIn(mail)) });
    expect(visitor.page.path).toBe("/organizations?done=welcome");
    expect(await loggedInAs(visitor)).toBe(email);
  }
});

test("what is no code is complained of beside its field and spends no try", async () => {
  const { visitor, email } = await someoneMailed();

  for (const typed of ["", "1234", "123456789", "abcdefgh", "1234567x"]) {
    await visitor.submit("Confirm", { "Code from the email": typed });
    expect(visitor.page.text, typed).toContain("Enter the eight digits from the email.");
  }
  expect(await sql("select code_tries from tokens where address = $1", [email])).toEqual([{ code_tries: 0 }]);
});

test("five wrong codes spend the email's code; its link still works, and a newer email brings a new code", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const code = codeIn(mail);
  for (let turn = 0; turn < 5; turn++) {
    await visitor.submit("Confirm", { "Code from the email": wrongCode(code) });
    expect(visitor.page.text).toContain("That code isn't right.");
  }

  await visitor.submit("Confirm", { "Code from the email": code });
  expect(visitor.page.text).toContain("That code isn't right. Enter the one in the newest email, or use its link.");
  expect(await accountsOf(email)).toHaveLength(0);
  expect((await visitor.newTab().get(linkIn(mail))).text).toContain(`Confirm ${email}`);

  await letPass("61 seconds", "email-pause", email);
  await visitor.submit("Send again");
  const newer = await lastEmailTo(email, { after: mail });
  await visitor.submit("Confirm", { "Code from the email": codeIn(newer) });
  expect(await loggedInAs(visitor)).toBe(email);
});

test("after ten codes in a day no code helps until tomorrow, and the link does", async () => {
  const { visitor, email, mail } = await someoneMailed();
  for (let turn = 0; turn < 10; turn++)
    await visitor.submit("Confirm", { "Code from the email": wrongCode(codeIn(mail)) });
  await letPass("61 seconds", "email-pause", email);
  await visitor.submit("Send again");
  const newer = await lastEmailTo(email, { after: mail });

  await visitor.submit("Confirm", { "Code from the email": codeIn(newer) });
  expect(visitor.page.status).toBe(429);
  expect(visitor.page.text).toContain("Too many codes were tried. Use the link in the email instead.");
  expect(await accountsOf(email)).toHaveLength(0);

  await visitor.get(linkIn(newer));
  await visitor.submit(`Confirm ${email}`);
  expect(await loggedInAs(visitor)).toBe(email);
});

test("fifty codes at once get five tries", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const tabs = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const tab = visitor.newTab();
      await tab.get("/register/verify");
      return tab;
    }),
  );
  await Promise.all(tabs.map((tab) => tab.submit("Confirm", { "Code from the email": wrongCode(codeIn(mail)) })));

  expect(await sql("select code_tries from tokens where address = $1", [email])).toEqual([{ code_tries: 5 }]);
  expect(await accountsOf(email)).toHaveLength(0);
});
