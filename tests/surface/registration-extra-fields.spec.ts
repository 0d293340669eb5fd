import { expect, test } from "@playwright/test";

import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { aPassword, someoneLoggedIn } from "../support/people";
import { someoneMailed, startingAnew } from "../support/registrants";
import { anEmail, aPerson, sql } from "../support/site";

const everythingElse = (entries: Record<string, string>): [string, string][] =>
  Object.entries({
    role: "owner",
    emailVerified: "true",
    emailVerifiedAt: "2020-01-01",
    email_verified_at: "2020-01-01",
    userId: "00000000-0000-4000-8000-000000000001",
    createdAt: "2000-01-01",
    created_at: "2000-01-01",
    organizationId: "00000000-0000-4000-8000-000000000002",
    passwordHash: "v1:1:x",
    browserHash: "x",
    termsAcceptedAt: "2020-01-01",
    termsVersion: "x",
    expiresAt: "2099-01-01",
    "__proto__[role]": "owner",
    constructor: "x",
    "constructor[prototype][role]": "owner",
    toString: "x",
    ...entries,
  }).concat([["__proto__", "x"]]);

test("REG-06: whatever else is sent along changes nothing of a registration or of the account it becomes", async () => {
  const id = "00000000-0000-4000-8000-000000000001";
  const email = anEmail();
  const visitor = aPerson();
  await visitor.get("/register");
  const person = { Password: aPassword, Confirmation: aPassword, "First name": "Anna", "Last name": "Schmidt" };
  const extra = everythingElse({ id, version: "0" });
  await visitor.submit("Register", { Email: email, ...person }, { extra });
  expect(visitor.page.path).toBe("/register/terms");
  expect(
    await sql(
      "select terms_accepted_at, user_id, created_at > now() - interval '1 minute' as new from registrations where email = $1",
      [email],
    ),
  ).toEqual([{ terms_accepted_at: null, user_id: null, new: true }]);
  expect(await sql("select 1 from users where email = $1", [email])).toEqual([]);

  await visitor.submit("Accept", {}, { extra: everythingElse({ id, email: "eve@evil.example" }) });
  const mail = await lastEmailTo(email);
  await visitor.get(linkIn(mail));
  await visitor.submit(`Confirm ${email}`, {}, { extra: everythingElse({ id, email: "eve@evil.example" }) });
  expect(visitor.page.path).toBe("/organizations?done=welcome");

  const [user] = await sql(
    "select id, email, company_name, created_at > now() - interval '1 minute' as new from users where email = $1",
    [email],
  );
  expect(user).toEqual({ id: expect.not.stringContaining(id), email, company_name: null, new: true });
  expect(await sql("select 1 from memberships where user_id = $1", [user?.id])).toEqual([]);
  expect(await emailsTo("eve@evil.example")).toEqual([]);
});

test("REG-06: whatever else is sent along changes nothing when the owner starts anew", async () => {
  const { email, mail } = await someoneMailed();
  const owner = aPerson();
  await owner.get(linkIn(mail));
  await owner.submit("Confirm with a new password", startingAnew("seven loud otters"), {
    extra: everythingElse({ email: "eve@evil.example", address: "eve@evil.example" }),
  });

  expect(owner.page.path).toBe("/login?done=confirmed");
  expect(await sql("select 1 from users where email = $1", [email])).toHaveLength(1);
  expect(await sql("select 1 from users where email = 'eve@evil.example'")).toHaveLength(0);
});

test("REG-06: whatever else is sent along changes nothing of an account or an organization", async () => {
  const { visitor, id, email } = await someoneLoggedIn();
  const other = await someoneLoggedIn();
  const extra = everythingElse({ id: other.id, email: "eve@evil.example", companyName: "Evil", user_id: other.id });

  await visitor.get("/organizations/new");
  const name = `Herons ${Date.now()}`;
  await visitor.submit("Create organization", { "Organization name": name }, { extra });
  expect(
    await sql("select user_id, role from memberships join organizations o on o.id = organization_id where name = $1", [
      name,
    ]),
  ).toEqual([{ user_id: id, role: "owner" }]);

  await visitor.get("/settings/account");
  const details = { tel: "+43 1 234567", "street-address": "Seeweg 1", "postal-code": "1010", City: "Wien" };
  const place = { "State, Province, or Region": "Wien", Country: "AT" };
  await visitor.submit("Save", { ...details, ...place }, { extra });
  expect(
    await sql(
      "select id, email, company_name, mobile_number, email_verified_at > now() - interval '1 minute' as new from users where id = any($1)",
      [[id, other.id]],
    ),
  ).toEqual(
    expect.arrayContaining([
      { id, email, company_name: null, mobile_number: "+43 1 234567", new: true },
      { id: other.id, email: other.email, company_name: null, mobile_number: null, new: true },
    ]),
  );
});
