import { expect, test } from "@playwright/test";

import { lastEmailTo, linkIn } from "../support/inbox";
import { aPassword } from "../support/people";
import { loggedInAs, someoneMailed, startingAnew } from "../support/registrants";
import { aPerson, sql } from "../support/site";
import { letPass } from "../support/throttles";

const tokenOf = (email: string) =>
  sql("select hash, code_hash, code_tries, expires_at from tokens where address = $1", [email]);

test("VER-01: looking at the link, however and by whomever, changes nothing; then the click works", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const link = linkIn(mail);
  const before = await tokenOf(email);
  expect(before).toHaveLength(1);

  for (const [method, who] of [
    ["HEAD", aPerson()],
    ["HEAD", visitor],
    ["GET", aPerson({ instance: 2 })],
    ["GET", visitor],
    ["GET", visitor],
  ] as const) {
    const page = await who.request(method, new URL(link).pathname + new URL(link).search);
    expect(page.status).toBe(200);
    expect(page.hops[0]?.setCookie).toEqual([]);
  }
  expect(await tokenOf(email)).toEqual(before);
  expect(await sql("select 1 from users where email = $1", [email])).toEqual([]);

  await visitor.get(link);
  await visitor.submit(`Confirm ${email}`);
  expect(await loggedInAs(visitor)).toBe(email);
});

test("VER-01: other methods and a bare POST to the link change nothing", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const { pathname, search } = new URL(linkIn(mail));
  const before = await tokenOf(email);

  for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
    expect((await visitor.request(method, pathname + search)).status).toBeLessThan(500);
  await visitor.request("GET", pathname + search, { headers: { rsc: "1" } });

  expect(await tokenOf(email)).toEqual(before);
});

test("VER-02: a second after its time a link is refused, wherever and however it is used", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const elsewhere = aPerson();
  await visitor.get(linkIn(mail));
  await elsewhere.get(linkIn(mail));
  const anew = elsewhere.newTab();
  await anew.get(linkIn(mail));
  await sql("update tokens set expires_at = now() - interval '1 second' where address = $1", [email]);

  await visitor.submit(`Confirm ${email}`);
  await elsewhere.submit("Confirm", { Password: aPassword });
  await anew.submit("Confirm with a new password", startingAnew("seven loud otters"));
  for (const { page } of [visitor, elsewhere, anew]) {
    expect(page.text).toContain("This link has expired");
    expect(page.text).toContain("Links work for 24 hours.");
  }
  expect(await sql("select 1 from users where email = $1", [email])).toEqual([]);
});

test("VER-02: what is no token says so, whatever it looks like", async () => {
  const { mail } = await someoneMailed();
  const token = new URL(linkIn(mail)).searchParams.get("token") ?? "";
  const visitor = aPerson();

  for (const query of [
    "",
    "?token=",
    `?token=${token.slice(0, -1)}`,
    `?token=${token}x`,
    `?token=${token}&token=${token}`,
    `?token=${token.toUpperCase()}`,
    "?token=%00",
    "?token=%ff",
    `?token=${"a".repeat(7000)}`,
    "?token[]=x",
    "?token='or'1'='1",
  ]) {
    const page = await visitor.get(`/verify${query}`);
    expect({ query, status: page.status }).toEqual({ query, status: 200 });
    expect(page.text, query).toContain("This link is not complete");
  }
});

test("VER-05: of three emails only the newest works, and the older ones point to it", async () => {
  const { visitor, email, mail: first } = await someoneMailed();
  const mails = [first];
  for (let turn = 0; turn < 2; turn++) {
    await letPass("61 seconds", "email-pause", email);
    await visitor.get("/register/verify");
    await visitor.submit("Send again");
    mails.push(await lastEmailTo(email, { after: mails.at(-1) }));
  }
  expect(await tokenOf(email)).toHaveLength(1);

  for (const old of mails.slice(0, 2)) {
    expect((await visitor.get(linkIn(old))).text).toContain("This link was replaced");
    expect((await aPerson().get(linkIn(old))).text).toContain(email);
  }
  await visitor.get(linkIn(mails[2]!));
  await visitor.submit(`Confirm ${email}`);
  expect(await loggedInAs(visitor)).toBe(email);
});

test("VER-05: once the address is confirmed no link works, and the used one says so", async () => {
  const { visitor, email, mail } = await someoneMailed();
  await visitor.get(linkIn(mail));
  await visitor.submit(`Confirm ${email}`);

  const again = aPerson();
  expect((await again.get(linkIn(mail))).text).toContain(`${email} is confirmed. Log in`);
  expect(await tokenOf(email)).toEqual([]);
});

test("VER-07: the page of a link tells nobody its address: no referrer, no cache, nothing from elsewhere", async () => {
  const { visitor, email, mail } = await someoneMailed();
  const link = new URL(linkIn(mail));
  const used = linkIn(mail);

  for (const [what, page] of [
    ["the registering browser", await visitor.get(used)],
    ["another browser", await aPerson().get(used)],
    [
      "a refused form",
      await (async () => {
        const elsewhere = aPerson();
        await elsewhere.get(used);
        return elsewhere.submit("Confirm", { Password: "not the one chosen" });
      })(),
    ],
    ["a HEAD", await visitor.request("HEAD", link.pathname + link.search)],
    ["an incomplete link", await aPerson().get("/verify?token=x")],
  ] as const) {
    expect(page.headers["referrer-policy"], what).toBe("no-referrer");
    expect(page.headers["cache-control"], what).toContain("no-store");
    expect(
      page.headers["x-robots-tag"] ??
        page.root.querySelector("meta[name=robots]")?.getAttribute("content") ??
        "noindex",
      what,
    ).toContain("noindex");
    const addresses = page.root
      .querySelectorAll("[src], link[href], [srcset], form[action], object, iframe")
      .map(
        (element) =>
          element.getAttribute("src") ?? element.getAttribute("href") ?? element.getAttribute("action") ?? "",
      );
    for (const address of addresses) expect(new URL(address, link).origin, `${what}: ${address}`).toBe(link.origin);
    expect(String(page.headers.link ?? "")).not.toMatch(/https?:/);
  }

  await visitor.get(used);
  await visitor.submit(`Confirm ${email}`);
  for (const { url, location = "" } of visitor.page.hops.slice(1)) expect(`${url} ${location}`).not.toContain("token");
});
