import { expect, test } from "@playwright/test";

import { anAccount, someoneLoggedIn } from "../support/people";
import { sql } from "../support/site";

test("EMC-06: nothing that a client sends changes who the session is", async () => {
  const victim = await anAccount({ firstName: "Victoria" });
  const { visitor, email, id } = await someoneLoggedIn({ firstName: "Andrea" });
  const claimed = {
    id: victim.id,
    userId: victim.id,
    user_id: victim.id,
    email: victim.email,
    role: "owner",
    sub: victim.id,
  };
  const json = { "content-type": "application/json", origin: "https://console.test" };

  for (const path of ["/api/auth/session", "/api/auth/signin", "/api/auth/callback/credentials", "/api/auth/csrf"])
    for (const method of ["POST", "PATCH", "PUT"]) {
      const body = JSON.stringify({ ...claimed, csrfToken: "x", data: { user: claimed }, user: claimed });
      expect(
        (await visitor.request(method, path, { headers: json, body })).status,
        `${method} ${path}`,
      ).toBeGreaterThan(399);
    }
  for (const name of Object.keys(claimed)) visitor.cookies.set(name, victim.id);

  await visitor.get("/settings/account");
  await visitor.submit(
    "Save",
    {
      "Mobile number": "+49 30 1234567",
      Street: "Hauptstr. 1",
      "Zip or Postal code": "10115",
      "City or Locality": "Berlin",
      "State, Province, or Region": "Berlin",
      Country: "DE",
    },
    { extra: Object.entries(claimed) },
  );
  expect(visitor.page.text).toContain("Your details are saved.");
  await visitor.get("/settings/account/email");
  await visitor.submit(
    "Send the email",
    { "New email": `new.${email}` },
    {
      extra: [
        ["userId", victim.id],
        ["old", victim.email],
      ],
    },
  );

  for (const path of ["/settings/account", "/settings/activity", "/organizations"]) {
    const page = await visitor.get(path);
    expect(page.html, path).toContain("Andrea");
    expect(page.html, path).not.toContain("Victoria");
    expect(page.html, path).not.toContain(victim.email);
  }
  const [row] = await sql("select email, version, email_verified_at < now() as verified from users where id = $1", [
    victim.id,
  ]);
  expect(row).toMatchObject({ email: victim.email, version: 1 });
  expect(await sql("select old_email from email_changes where user_id = $1", [id])).toEqual([{ old_email: email }]);
  expect(await sql("select 1 from email_changes where user_id = $1", [victim.id])).toEqual([]);
});
