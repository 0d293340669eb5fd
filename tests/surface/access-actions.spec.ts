import { expect, test } from "@playwright/test";

import { type Action, actions, cookieOf, formOf, leadsTo, post } from "../support/acting";
import { expectations } from "../support/action-forms";
import { belongingsOf } from "../support/belongings";
import { someoneLoggedIn } from "../support/people";
import { addressOf } from "../support/routes";
import { serverActions } from "../support/server-actions";
import { revive, type Settled, someoneSettled } from "../support/settled";
import { sql } from "../support/site";

test("AZ-02: every server action of the build is expected, and every expected one is there", () => {
  const names = serverActions().map(({ name }) => name);
  expect(names.sort()).toEqual(Object.keys(expectations).sort());
});

test.describe("what needs more than a visitor has", () => {
  let person: Settled;
  let before: Awaited<ReturnType<typeof belongingsOf>>;

  test.beforeAll(async () => {
    person = await someoneSettled("canary-action");
    before = await belongingsOf(person);
  });

  type Form = { headers: Record<string, string>; body: Buffer | string };

  /** Sends a form, and sees that it got no word of the person and did nothing to what is theirs. */
  async function inVain(action: Action, form: Form, { target = addressOf(action.route, person), cookie = {} } = {}) {
    const answer = await post(form, target, cookie);
    const told = answer.text.replaceAll(person.email, "") + JSON.stringify(answer.headers);
    const fault = answer.status >= 500 ? "fails" : told.includes(person.word) ? "tells" : undefined;
    expect([action.name, target, fault]).toEqual([action.name, target, undefined]);
    return answer;
  }

  const unchanged = async (action: Action) =>
    expect([action.name, await belongingsOf(person)]).toEqual([action.name, before]);

  test("AZ-02: without a cookie no action does or tells anything, and those of people with a session lead to the login", async () => {
    for (const action of actions()) {
      for (const scripts of [true, false]) {
        const answer = await inVain(action, await formOf(action, person, { scripts }));
        if (action.needs.endsWith("session"))
          expect([action.name, leadsTo(answer)]).toEqual([action.name, expect.stringMatching(/^\/login(\?|$)/)]);
      }
      await unchanged(action);
    }
  });

  test("AZ-02: the address that an action is sent to opens no other door", async () => {
    test.setTimeout(180_000);
    for (const action of actions()) {
      const form = await formOf(action, person);
      for (const target of ["/terms", "/settings/account", "/api/health/live", "/settings/activity/download", "/x"])
        await inVain(action, form, { target });
      await unchanged(action);
    }
  });

  test("AZ-02: an action of somebody else does nothing to a person, whatever ids of theirs are sent", async () => {
    test.setTimeout(180_000);
    const other = await someoneLoggedIn();
    const { id, organization, session, authenticator, setup, email } = person;
    const named = { organization, session, authenticator, setup, old: email, owner: id, sub: id, user: id };
    const spelt = Object.entries(named).flatMap(([name, value]) => ["", "Id", "_id"].map((end) => [name + end, value]));
    const extra = { id: session, role: "owner", ...Object.fromEntries(spelt) };
    const cookie = cookieOf(other.visitor);
    for (const action of actions()) {
      await revive(other);
      const answer = await inVain(action, await formOf(action, person, { extra }), { cookie });
      if (action.needs.endsWith("session"))
        expect([action.name, leadsTo(answer)]).not.toEqual([action.name, expect.stringContaining("/login?next")]);
      for (const any of [organization, session, authenticator, id]) {
        const mixed = { ...person, organization: any, session: any, authenticator: any, setup: any };
        await inVain(action, await formOf(action, mixed), { cookie });
      }
      await unchanged(action);
    }
  });

  test("AZ-02: arguments that are no form do nothing, in a session that may do everything", async () => {
    const cookie = cookieOf(person.visitor);
    const shapes = [
      "",
      "x",
      "[]",
      "null",
      '"a"',
      "[null,null]",
      "[{},5]",
      "[{},{}]",
      '[{},["id"]]',
      '[{},"$D2026"]',
      '["$n1","$@1"]',
    ];
    for (const action of actions()) {
      for (const body of shapes) {
        const headers = {
          "next-action": action.id,
          "content-type": "text/plain;charset=UTF-8",
          origin: "https://console.test",
        };
        const answer = await post({ headers, body }, addressOf(action.route, person), cookie);
        expect([action.name, body, answer.status < 500]).toEqual([action.name, body, true]);
      }
      await unchanged(action);
    }
  });

  test("AZ-02: what needs proof of who is asking does nothing and asks for it when the last one is old", async () => {
    await sql("update sessions set authenticated_at = now() - interval '11 minutes' where user_id = $1", [person.id]);
    before = await belongingsOf(person);
    for (const action of actions().filter(({ needs }) => needs === "fresh session")) {
      const answer = await post(
        await formOf(action, person),
        addressOf(action.route, person),
        cookieOf(person.visitor),
      );
      const asked = /"confirm":|Confirm it's you/.test(answer.text);
      expect([action.name, answer.status, leadsTo(answer), asked]).toEqual([action.name, 200, "", true]);
      await unchanged(action);
    }
  });

  test("AZ-02: with their session the same forms do what they say, so that the tests above could fail", async () => {
    const done: string[] = [];
    for (const action of actions().filter(({ needs }) => needs.endsWith("session"))) {
      await revive(person);
      before = await belongingsOf(person);
      await post(await formOf(action, person), addressOf(action.route, person), cookieOf(person.visitor));
      if (JSON.stringify(await belongingsOf(person)) !== JSON.stringify(before)) done.push(action.name);
    }
    const storing = Object.entries(expectations).filter(
      ([, { needs, stores }]) => needs.endsWith("session") && stores !== false,
    );
    expect(done).toEqual(storing.map(([name]) => name));
  });
});
