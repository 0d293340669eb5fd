import { expect, test } from "@playwright/test";
import { neutral } from "../support/neutral";
import { anAccount, aPassword, logIn, register } from "../support/people";
import { anEmail, aPerson, sql } from "../support/site";
import { setTries, triesOf } from "../support/throttles";

const wrong = "three loud herons";

async function answerTo(email: string, password: string) {
  const page = await logIn(aPerson(), { email, password });
  return neutral(page, email);
}

test.describe("before the right password", () => {
  test("LOG-01: unknown, known, waiting and deleted addresses get one answer", async () => {
    const [unknown, known, waiting, deleted] = ["unkn", "know", "wait", "dele"].map((name) => anEmail(name)) as [
      string,
      string,
      string,
      string,
    ];
    await anAccount({ email: known });
    await register(aPerson(), { email: waiting });
    const { id } = await anAccount({ email: deleted });
    await sql("delete from users where id = $1", [id]);

    const neutralAnswer = await answerTo(unknown, wrong);
    expect(neutralAnswer.status).toBe(200);
    expect(neutralAnswer.html).toContain("That email and password don&#x27;t match.");
    expect(await answerTo(known, wrong)).toEqual(neutralAnswer);
    expect(await answerTo(waiting, wrong)).toEqual(neutralAnswer);
    expect(await answerTo(deleted, aPassword)).toEqual(neutralAnswer);
  });

  test("LOG-01: a blocked account answers as a blocked address that nobody has, even to the right password", async () => {
    const [known, unknown] = [anEmail("know"), anEmail("unkn")];
    await anAccount({ email: known });

    for (const email of [known, unknown])
      await setTries("login-account", email, { tries: 20, blockedFor: "10 minutes" });
    const [toKnown, toUnknown] = await Promise.all([known, unknown].map((email) => answerTo(email, aPassword)));

    expect(toKnown).toEqual(toUnknown);
    expect(toKnown).toMatchObject({ status: 429, headers: expect.arrayContaining([["retry-after", "600"]]) });
    expect(toKnown?.html).toContain("Too many tries. You can try again at ");
    expect(await triesOf("login-account", known)).toBe(20);
    expect(await sql("select 1 from sessions join users on users.id = user_id where email = $1", [known])).toEqual([]);
  });

  test("LOG-01: with the right password a waiting address says that it waits", async () => {
    const { email, password } = await register(aPerson());
    const page = await logIn(aPerson(), { email, password });
    expect(page.path).toBe("/register/verify");
    expect(page.hops.flatMap(({ setCookie }) => setCookie).join()).not.toContain("__Host-session");
  });
});

test.describe("credentials in an address", () => {
  const canary = "canary-in-the-address";

  test("LOG-15: the form is sent by POST without scripts, to the page itself", async () => {
    const visitor = aPerson();
    await visitor.get("/login");
    const form = visitor.page.button("Log in").closest("form");
    expect(form?.getAttribute("method")?.toUpperCase()).toBe("POST");
    expect(form?.getAttribute("action") ?? "").toBe("");
    expect(form?.getAttribute("enctype")).toBe("multipart/form-data");
  });

  test("LOG-15: an email and password in the address are ignored and shown nowhere", async () => {
    const { email, password } = await anAccount();
    const visitor = aPerson();
    const query = new URLSearchParams({ email, password, code: canary, token: canary });
    const page = await visitor.get(`/login?${query}`);

    expect([page.status, page.path.split("?")[0]]).toEqual([200, "/login"]);
    expect(visitor.cookies.get("session")).toBeUndefined();
    const shown = page.html.replaceAll(/<script[^>]*>self\.__next_f.*?<\/script>/gs, "");
    for (const secret of [email, password, canary]) expect(shown).not.toContain(secret);
    expect(page.button("Log in").closest("form")?.querySelector("[name=email]")?.getAttribute("value") ?? "").toBe("");
  });
});

test("LOG-12: no address of next-auth is there, with and without the right password", async () => {
  const { email, password } = await anAccount();
  const names = "signin signin/credentials callback callback/credentials session csrf providers signout error";
  const more = "verify-request _log webauthn-options signin/email callback/email new-user";
  const body = new URLSearchParams({ email, password, ticket: "x", json: "true" }).toString();
  const type = { "content-type": "application/x-www-form-urlencoded", origin: "https://console.test" };

  for (const name of `${names} ${more}`.split(" ")) {
    for (const method of ["GET", "POST"]) {
      const visitor = aPerson();
      const answer = await visitor.request(method, `/api/auth/${name}`, {
        headers: type,
        body: method === "POST" ? body : undefined,
      });
      expect([name, answer.status]).toEqual([name, 404]);
      expect(visitor.cookies.all()).toEqual([]);
    }
  }
  expect(await sql("select 1 from sessions join users on users.id = user_id where email = $1", [email])).toEqual([]);
});
