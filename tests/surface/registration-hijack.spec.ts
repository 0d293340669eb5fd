import { expect, test } from "@playwright/test";

import { lastEmailTo, linkIn } from "../support/inbox";
import { aPassword, logIn } from "../support/people";
import { loggedInAs, someoneMailed, someoneWaiting, startingAnew } from "../support/registrants";
import { anEmail, aPerson, sql } from "../support/site";
import { letPass } from "../support/throttles";

const strangers = "four sly magpies hop";
const owners = "seven loud otters";

const accountsOf = (email: string) => sql("select id from users where email = $1", [email]);

/** Everything that the stranger could try to get in is of no use. */
async function expectShutOut(stranger: ReturnType<typeof aPerson>, email: string) {
  expect(await loggedInAs(stranger)).toBeUndefined();
  await logIn(stranger, { email, password: strangers });
  expect(await loggedInAs(stranger)).toBeUndefined();
  expect(await accountsOf(email)).toHaveLength(1);
}

test("REG-03: the owner who registers too and confirms gets the account; the earlier stranger's password is void", async () => {
  const email = anEmail();
  const { visitor: stranger } = await someoneMailed({ email, password: strangers });
  await letPass("61 seconds", "email-pause", email);
  const { visitor: owner, mail } = await someoneMailed({ email, password: owners, instance: 2 });

  await owner.get(linkIn(mail));
  await owner.submit(`Confirm ${email}`);

  expect(await loggedInAs(owner)).toBe(email);
  await expectShutOut(stranger, email);
});

test("REG-03: the owner confirms with an email that a stranger's registration sent; only the owner's password holds", async () => {
  const email = anEmail();
  const { visitor: stranger, mail } = await someoneMailed({ email, password: strangers });
  // The second registration comes within a minute, so no second email goes out.
  const { visitor: owner } = await someoneWaiting({ email, password: owners });

  await owner.get(linkIn(mail));
  await owner.submit(`Confirm ${email}`);

  expect(await loggedInAs(owner)).toBe(email);
  await expectShutOut(stranger, email);
});

test("REG-03: the owner who did not register chooses a password of their own, which voids the stranger's", async () => {
  const { visitor: stranger, email, mail } = await someoneMailed({ password: strangers });
  const owner = aPerson({ instance: 2 });

  await owner.get(linkIn(mail));
  await owner.submit("Confirm with a new password", startingAnew(owners));
  expect(owner.page.path).toBe("/login?done=confirmed");
  expect(await loggedInAs(owner)).toBeUndefined();

  await expectShutOut(stranger, email);
  await logIn(owner, { email, password: owners });
  expect(await loggedInAs(owner)).toBe(email);
  const [account] = await sql("select first_name, last_name from users where email = $1", [email]);
  expect(account).toEqual({ first_name: "Vera", last_name: "Novak" });
});

test("REG-03: a bare click in another browser activates nothing", async () => {
  const { visitor, email, mail } = await someoneMailed({ password: strangers });
  const owner = aPerson();
  await owner.get(linkIn(mail));
  expect(owner.page.text).toContain("was registered in another browser");
  await owner.submit("Confirm", { password: "" });
  expect(owner.page.text).toContain("Enter your password.");

  // The button of the registering browser, pressed without its cookie.
  await visitor.get(linkIn(mail));
  visitor.cookies.clear();
  await visitor.submit(`Confirm ${email}`);

  expect(visitor.page.status).toBe(200);
  expect(visitor.cookies.get("session")).toBeUndefined();
  expect(await accountsOf(email)).toHaveLength(0);
  expect(await sql("select 1 from tokens where address = $1", [email])).toHaveLength(1);
});

test("REG-03: in another browser a wrong password activates nothing, the right one does and logs nobody in", async () => {
  const { email, mail } = await someoneMailed();
  const elsewhere = aPerson({ instance: 2 });
  await elsewhere.get(linkIn(mail));

  await elsewhere.submit("Confirm", { Password: "not the one chosen" });
  expect(elsewhere.page.text).toContain("That is not the password this address was registered with.");
  expect(await accountsOf(email)).toHaveLength(0);

  await elsewhere.submit("Confirm", { Password: aPassword });
  expect(elsewhere.page.path).toBe("/login?done=confirmed");
  expect(elsewhere.page.text).toContain("Your email is confirmed. Log in with your email and password.");
  expect(await loggedInAs(elsewhere)).toBeUndefined();
  expect(await accountsOf(email)).toHaveLength(1);
});

test("REG-03: the code is of no use in a browser that has no registration, and to a stranger it stays unknown", async () => {
  const { visitor: stranger, email } = await someoneMailed({ password: strangers });

  await stranger.submit("Confirm", { "Code from the email": "00000000" });

  expect(stranger.page.text).toContain("That code isn't right.");
  expect(await accountsOf(email)).toHaveLength(0);
  expect((await lastEmailTo(email)).to).toEqual([email]);
  expect((await aPerson().get("/register/verify")).path).toBe("/login?done=registration-gone");
});
