import { expect, test } from "@playwright/test";

import { anAccount } from "../support/people";
import { anEmail, aPerson } from "../support/site";

const elsewhere = [
  "//evil.example",
  "///evil.example",
  "\\\\evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/%09/evil.example",
  "/%0d%0aLocation:%20https://evil.example",
  "\r\nLocation: https://evil.example",
  "https:evil.example",
  "https:/evil.example",
  "https://evil.example",
  "HTTPS://EVIL.example/organizations",
  "http://console.test.evil.example",
  "https://console.test@evil.example",
  "https://console.test:443@evil.example/organizations",
  "//console.test/organizations",
  "/@evil.example",
  "@evil.example",
  ".evil.example",
  "/..//evil.example",
  "/organizations/../../evil.example",
  "/organizations//evil.example",
  "/organizations/%2e%2e/%2e%2e",
  "/organizations?next=//evil.example",
  "/organizations#//evil.example",
  "/organizations\n",
  "/organizations\u0000",
  "/organizations\u2028/x",
  "/／evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "/api/auth/signout",
  "/logout",
  "/login",
  "/dev/mail",
  "/_next/static/x",
  "organizations",
  "",
  "x".repeat(1000),
];

test("LOG-09: after a login only pages of our own are gone to", async () => {
  const { email, password } = await anAccount();
  const fields = { Email: email, Password: password };
  let visitor = aPerson();

  for (const [index, target] of elsewhere.entries()) {
    // Twenty logins a minute is what one address may do.
    if (index % 9 === 0) visitor = aPerson();
    visitor.cookies.clear();
    const query = await visitor.get(
      `/login?next=${encodeURIComponent(target)}&callbackUrl=${encodeURIComponent(target)}`,
    );
    expect([target, query.status]).toEqual([target, 200]);
    const byQuery = await visitor.submit("Log in", fields, { follow: false });
    expect([target, byQuery.status, byQuery.headers.location]).toEqual([target, 303, "/organizations"]);

    visitor.cookies.clear();
    await visitor.get("/login");
    const extra: [string, string][] = [
      ["next", target],
      ["callbackUrl", target],
      ["redirectTo", target],
    ];
    const byForm = await visitor.submit("Log in", fields, { follow: false, without: ["next"], extra });
    expect([target, byForm.status, byForm.headers.location]).toEqual([target, 303, "/organizations"]);
  }
});

test("LOG-09: whatever next-auth would read from a cookie or a referrer leads nowhere and breaks nothing", async () => {
  const { email, password } = await anAccount();
  const cookies = ["__Host-callback-url", "authjs.callback-url", "__Secure-authjs.callback-url"];
  const targets = ["javascript:alert(1)", "garbage", "%00", "https://evil.example", "//evil.example", "%"];

  for (const target of targets) {
    const visitor = aPerson();
    for (const name of cookies) visitor.cookies.set(name, target);
    await visitor.get("/login");
    const headers = { referer: target };
    const page = await visitor.submit("Log in", { Email: email, Password: password }, { follow: false, headers });
    expect([target, page.status, page.headers.location]).toEqual([target, 303, "/organizations"]);
    expect(visitor.cookies.get("session")).toBeDefined();
    expect(visitor.cookies.all().filter(({ name }) => name.includes("callback") && !cookies.includes(name))).toEqual(
      [],
    );
  }
});

test("LOG-09: a page of our own is gone to", async () => {
  const account = await anAccount();
  const visitor = aPerson();
  const asked = await visitor.get("/settings/account");
  expect(asked.path).toBe("/login?next=%2Fsettings%2Faccount");
  const page = await visitor.submit("Log in", { Email: account.email, Password: account.password });
  expect(page.path).toBe("/settings/account");
});

const scripted = `"><script>alert('canary')</script><img src=x onerror=alert(1)>`;
const parameters = "error message email code done next callbackUrl reason type name constructor __proto__".split(" ");

test("LOG-10: parameters of an address become known texts or nothing", async () => {
  const plain = await aPerson().get("/login");
  for (const name of parameters) {
    for (const value of [scripted, "Configuration", "constructor", "__proto__", "x".repeat(4000), "%00", "\u202e"]) {
      for (const key of [name, `${name}[]`]) {
        const page = await aPerson().get(
          `/login?${key}=${encodeURIComponent(value)}&${key}=${encodeURIComponent(value)}`,
        );
        expect([key, page.status]).toEqual([key, 200]);
        expect(page.text).toBe(plain.text);
        expect(page.html).not.toContain("<script>alert");
        expect(page.html).not.toContain("<img src=x");
      }
    }
  }
  expect((await aPerson().get("/login?done=logged-out")).text).toContain("You are logged out.");
});

test("LOG-10: what was typed comes back as text, secrets not at all", async () => {
  const visitor = aPerson();
  await visitor.get("/login");
  const page = await visitor.submit("Log in", { Email: scripted, Password: "canary in a password" });
  expect(page.root.querySelector("[name=email]")?.getAttribute("value")).toBe(scripted);
  expect(page.html).not.toContain("<script>alert");
  expect(page.html).not.toContain("canary in a password");
  expect(page.path).toBe("/login");

  await visitor.submit("Log in", { Email: anEmail(), Password: "canary in a password" });
  expect(visitor.page.html).not.toContain("canary in a password");
});
