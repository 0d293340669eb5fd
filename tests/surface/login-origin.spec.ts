import { expect, test } from "@playwright/test";

import { anAccount, aPassword } from "../support/people";
import { sentByScript, serverAction } from "../support/server-actions";
import { anEmail, aPerson, sql } from "../support/site";

const foreign = {
  "another site": { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  "another site, in an older browser": { origin: "https://evil.example", "sec-fetch-site": undefined },
  "a sandboxed frame": { origin: "null", "sec-fetch-site": "cross-site" },
  "a sandboxed frame, in an older browser": { origin: "null", "sec-fetch-site": undefined },
  "another host of the same site": { origin: "https://other.console.test", "sec-fetch-site": "same-site" },
  "the plain page of the same host": { origin: "http://console.test", "sec-fetch-site": "cross-site" },
  "another port": { origin: "https://console.test:8443", "sec-fetch-site": "same-site" },
  "a page that only says where it is not": { origin: undefined, "sec-fetch-site": "cross-site" },
  "a link that somebody followed": { origin: undefined, "sec-fetch-site": "none" },
  "a host that it names itself": {
    origin: "https://evil.example",
    "sec-fetch-site": undefined,
    host: "evil.example",
    "x-forwarded-host": "evil.example",
  },
};

for (const [place, headers] of Object.entries(foreign)) {
  test(`LOG-08: a login that ${place} sends is refused`, async () => {
    const { id, email, password } = await anAccount();
    const visitor = aPerson();
    await visitor.get("/login");
    const page = await visitor.submit("Log in", { Email: email, Password: password }, { headers, follow: false });

    expect([page.status, page.headers.location]).toEqual([403, undefined]);
    expect(page.text).toContain("This form was sent from another site");
    expect(visitor.cookies.all()).toEqual([]);
    expect(await sql("select 1 from sessions where user_id = $1", [id])).toEqual([]);
    expect(await sql("select 1 from activity where user_id = $1", [id])).toEqual([]);
  });
}

test("LOG-08: the same holds for a form sent by script, and without any cookie", async () => {
  const { email, password } = await anAccount();
  const sent = await sentByScript(serverAction("logInAction").id, [
    ["email", email],
    ["password", password],
  ]);

  for (const origin of ["https://evil.example", "null"]) {
    const visitor = aPerson();
    const answer = await visitor.request("POST", "/login", { ...sent, headers: { ...sent.headers, origin } });
    expect([origin, answer.status]).toEqual([origin, 403]);
    expect(visitor.cookies.all()).toEqual([]);
  }
  const visitor = aPerson();
  await visitor.request("POST", "/login", sent);
  expect(visitor.cookies.get("session")).toBeDefined();
});

test("LOG-08: registering from another site is refused", async () => {
  const visitor = aPerson();
  const email = anEmail();
  await visitor.get("/register");
  const fields = { Email: email, Password: aPassword, Confirmation: aPassword, "First name": "A", "Last name": "B" };
  const page = await visitor.submit("Register", fields, { headers: foreign["another site"] });

  expect(page.status).toBe(403);
  expect(visitor.cookies.all()).toEqual([]);
  expect(await sql("select 1 from registrations where email = $1", [email])).toEqual([]);
});
