import { expect, test } from "@playwright/test";

import { codeIn, emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { aPassword } from "../support/people";
import { loggedInAs, someoneMailed, someoneRegistered, someoneWaiting, startingAnew } from "../support/registrants";
import { anEmail, aPerson, sql } from "../support/site";
import { letPass } from "../support/throttles";

const accountsOf = (email: string) => sql("select id from users where email = $1", [email]);

test("the waiting page says where the email went and from when it can be sent again", async () => {
  const { visitor, email } = await someoneWaiting();

  expect(visitor.page.path).toBe("/register/verify");
  expect(visitor.page.text).toContain(`We've sent an email to ${email}.`);
  expect(visitor.page.text).toMatch(/You can send it again from \d\d:\d\d UTC\./);
});

test("the address can be corrected with the password, and the email goes to the new one", async () => {
  const { visitor, email: mistyped, mail } = await someoneMailed();
  const email = anEmail("right");

  await visitor.submit("Change address", { Email: email, Password: "not the one chosen" });
  expect(visitor.page.text).toContain("That is not the password you chose.");
  expect(visitor.page.html).toContain(email);
  expect(await emailsTo(email)).toHaveLength(0);

  await visitor.submit("Change address", { Email: ` ${email.toUpperCase()}`, Password: aPassword });
  expect(visitor.page.text).toContain(`We've sent an email to ${email}.`);
  await visitor.submit("Confirm", { "Code from the email": codeIn(mail) });
  expect(visitor.page.text).toContain("That code isn't right.");

  await visitor.submit("Confirm", { "Code from the email": codeIn(await lastEmailTo(email)) });
  expect(await loggedInAs(visitor)).toBe(email);
  expect(await accountsOf(mistyped)).toHaveLength(0);
});

test("VER-05: after the address is changed the link to the earlier one does nothing and says so", async () => {
  const { visitor, email: earlier, mail } = await someoneMailed();
  const elsewhere = aPerson();
  await elsewhere.get(linkIn(mail));
  await visitor.submit("Change address", { Email: anEmail("right"), Password: aPassword });

  await elsewhere.submit("Confirm with a new password", startingAnew("seven loud otters"));
  expect(elsewhere.page.text).toContain("This link was replaced");
  expect((await visitor.get(linkIn(mail))).text).toContain("This link was replaced");
  expect(await accountsOf(earlier)).toHaveLength(0);
});

test("VER-05: a stranger who changes the address of a registration leaves the owner's link alone", async () => {
  const { visitor: owner, email, mail } = await someoneMailed();
  const { visitor: stranger } = await someoneWaiting({ email, password: "four sly magpies hop" });
  await stranger.submit("Change address", { Email: anEmail(), Password: "four sly magpies hop" });

  await owner.get(linkIn(mail));
  await owner.submit(`Confirm ${email}`);
  expect(await loggedInAs(owner)).toBe(email);
});

test("whoever logs out on the waiting page leaves the registration, and its link still works", async () => {
  const { visitor, email, mail } = await someoneMailed();

  await visitor.submit("Log out");
  expect(visitor.page.path).toBe("/login?done=registration-left");
  expect(visitor.cookies.get("registration")).toBeUndefined();
  expect((await visitor.get("/register/verify")).path).toBe("/login?done=registration-gone");

  await visitor.get(linkIn(mail));
  await visitor.submit("Confirm", { Password: aPassword });
  expect(await accountsOf(email)).toHaveLength(1);
});

test("a second tab shows that the address is confirmed, and its buttons lead on", async () => {
  const { visitor, mail } = await someoneMailed();
  const second = visitor.newTab();
  await second.get("/register/verify");
  const third = visitor.newTab();
  await third.get("/register/verify");

  await visitor.submit("Confirm", { "Code from the email": codeIn(mail) });
  await second.submit("Send again");
  expect(second.page.path).toBe("/organizations");
  await third.submit("Confirm", { "Code from the email": codeIn(mail) });
  expect(third.page.path).toBe("/organizations");
  expect((await visitor.newTab().get("/register/verify")).path).toBe("/organizations");
});

test("a tab that waits in another browser than the one that confirmed shows what happened", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const phone = aPerson();
  await phone.get(linkIn(mail));
  await phone.submit("Confirm", { Password: aPassword });

  await visitor.get("/register/verify");
  expect(visitor.page.text).toContain(`${email} is confirmed. Log in`);
  await visitor.link("Log in");
  expect(visitor.page.path).toBe("/login");
});

test("a registration of yesterday is gone, with a word about it", async () => {
  const { visitor, email, mail } = await someoneMailed();
  await sql("update registrations set expires_at = now() - interval '1 second' where email = $1", [email]);

  await visitor.submit("Send again");
  expect(visitor.page.path).toBe("/login?done=registration-gone");
  expect(visitor.page.text).toContain("There is no registration to go on with here. Log in, or register again.");
  expect((await visitor.newTab().get("/register/terms")).path).toBe("/login?done=registration-gone");
  await visitor.get(linkIn(mail));
  await visitor.submit("Confirm", { Password: aPassword });
  expect(visitor.page.text).toContain("That is not the password this address was registered with.");
  expect(await accountsOf(email)).toHaveLength(0);
});

test("an email that is sent again works as long as it says, however old the registration is", async () => {
  const { visitor, email, mail } = await someoneMailed();
  await sql("update registrations set expires_at = now() + interval '1 minute' where email = $1", [email]);
  await letPass("61 seconds", "email-pause", email);
  await visitor.submit("Send again");
  const newer = await lastEmailTo(email, { after: mail });
  await sql("update registrations set expires_at = expires_at - interval '23 hours' where email = $1", [email]);
  await sql("update tokens set expires_at = expires_at - interval '23 hours' where address = $1", [email]);

  const elsewhere = aPerson();
  await elsewhere.get(linkIn(newer));
  await elsewhere.submit("Confirm", { Password: aPassword });
  expect(await accountsOf(email)).toHaveLength(1);
});

test("whoever has not accepted the terms does not get past them", async () => {
  const { visitor, email } = await someoneRegistered();

  expect((await visitor.get("/register/verify")).path).toBe("/register/terms");
  expect(await emailsTo(email)).toHaveLength(0);
});
