import { expect, test } from "@playwright/test";

import { linkIn } from "../support/inbox";
import { aPassword, logIn, registerAndConfirm, someoneLoggedIn } from "../support/people";
import { loggedInAs, someoneMailed, someoneWaiting, startingAnew } from "../support/registrants";
import { aPerson, sql } from "../support/site";

test("REG-04: in the registering browser, confirming logs in and lands on Organizations", async () => {
  const visitor = aPerson();
  const { email } = await registerAndConfirm(visitor);

  expect(visitor.page.path).toBe("/organizations?done=welcome");
  expect(visitor.page.text).toContain("Your email is confirmed. Welcome to Cloud Console.");
  expect(await loggedInAs(visitor)).toBe(email);
});

test("REG-04: the cookies of a registration open no page and no action before the address is confirmed", async () => {
  const { visitor } = await someoneWaiting();
  expect(visitor.cookies.get("session")).toBeUndefined();

  for (const path of ["/organizations", "/organizations/new", "/settings/account"]) {
    const page = await visitor.newTab().get(path);
    expect(page.path, path).toMatch(/^\/login/);
  }

  const { visitor: member } = await someoneLoggedIn();
  await member.get("/organizations/new");
  member.cookies.clear();
  member.cookies.set("__Host-registration", visitor.cookies.get("registration")?.value ?? "");
  const name = `Not mine ${Date.now()}`;
  await member.submit("Create organization", { "Organization name": name });
  expect(member.page.path).toMatch(/^\/login/);
  expect(await sql("select 1 from organizations where name = $1", [name])).toHaveLength(0);
});

test("REG-04: no session exists for the address until it is confirmed, and one after that", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const sessions = () =>
    sql("select 1 from sessions join users on users.id = user_id where email = $1 and ended_at is null", [email]);
  expect(await sessions()).toHaveLength(0);

  await visitor.get(linkIn(mail));
  await visitor.submit(`Confirm ${email}`);

  expect(await sessions()).toHaveLength(1);
  expect(visitor.cookies.get("registration")).toBeUndefined();
});

test("VER-06: confirming somebody else's address leaves the one who is logged in logged in, and says whose it was", async () => {
  const { email: other, mail } = await someoneMailed();
  const { visitor, email } = await someoneLoggedIn();
  const session = visitor.cookies.get("session")?.value;

  await visitor.get(linkIn(mail));
  await visitor.submit("Confirm", { Password: aPassword });

  expect(visitor.page.text).toContain(`${other} is confirmed`);
  expect(visitor.page.text).toContain(`You are logged in as ${email}`);
  expect(visitor.cookies.get("session")?.value).toBe(session);
  expect(await loggedInAs(visitor)).toBe(email);
});

test("VER-06: starting anew with somebody else's link leaves the one who is logged in logged in", async () => {
  const { email: other, mail } = await someoneMailed();
  const { visitor, email } = await someoneLoggedIn();

  await visitor.get(linkIn(mail));
  await visitor.submit("Confirm with a new password", startingAnew("seven loud otters"));

  expect(visitor.page.text).toContain(`${other} is confirmed`);
  expect(await loggedInAs(visitor)).toBe(email);
});

test("VER-06: whoever registers a second address while logged in stays who they are, and reads which one is confirmed", async () => {
  const { visitor, email: second, mail } = await someoneMailed();
  const { email } = await someoneLoggedInHere(visitor);

  await visitor.get(linkIn(mail));
  await visitor.submit(`Confirm ${second}`);

  expect(visitor.page.text).toContain(`${second} is confirmed`);
  expect(visitor.page.text).toContain(`You are logged in as ${email}`);
  expect(await loggedInAs(visitor)).toBe(email);
});

test("VER-06: a visitor who is not logged in is sent to log in, and not logged in", async () => {
  const { mail } = await someoneMailed();
  const visitor = aPerson();

  await visitor.get(linkIn(mail));
  await visitor.submit("Confirm", { Password: aPassword });

  expect(visitor.page.path).toBe("/login?done=confirmed");
  expect(visitor.cookies.get("session")).toBeUndefined();
});

async function someoneLoggedInHere(visitor: ReturnType<typeof aPerson>) {
  const { email, password } = await someoneLoggedIn();
  await logIn(visitor, { email, password });
  return { email };
}
