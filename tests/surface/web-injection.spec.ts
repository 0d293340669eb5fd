import { expect, test } from "@playwright/test";

import { type Action, actions, cookieOf, formOf, post } from "../support/acting";
import { atOnce } from "../support/at-once";
import { belongingsOf } from "../support/belongings";
import { send } from "../support/plain-request";
import { routes } from "../support/routes";
import { revive, type Settled, someoneSettled } from "../support/settled";
import { sql } from "../support/site";

/** Words that mean something to a database that is asked in the same breath. */
const corpus = [
  "'",
  '"',
  "\\",
  "' OR '1'='1",
  "' OR 1=1--",
  "1 OR 1=1",
  "') OR ('a'='a",
  "%' OR name LIKE '%",
  "'; DROP TABLE activity; --",
  "'; UPDATE users SET first_name = 'x'; --",
  "' UNION SELECT id, email, password_hash, null FROM users--",
  "name; SELECT pg_sleep(20)",
  "'||pg_sleep(20)||'",
  "'; SELECT pg_sleep(20); --",
  "1; SELECT pg_sleep(20)",
  "(SELECT 1 FROM pg_sleep(20))",
  "name DESC, (SELECT pg_sleep(20))",
  "$1",
  "$$; SELECT pg_sleep(20); $$",
  "E'\\047; SELECT pg_sleep(20)--",
  "\u02bc OR \u02bc1\u02bc=\u02bc1",
  "x\u0000' OR 1=1--",
];

/** Those that are tried where each costs a hash. */
const strongest = corpus.filter((text) => /^\W+$|OR '1'='1|DROP|UNION|'\|\||'; SELECT|\0/.test(text));

const parameters = "q done kind before next token as not-me id email sort order by limit offset page column".split(" ");

let [actor, other] = [] as unknown as [Settled, Settled];
let theirs: Awaited<ReturnType<typeof belongingsOf>>;

test.beforeAll(async () => {
  [actor, other] = [await someoneSettled("canary-actor"), await someoneSettled("canary-bystander")];
  theirs = await belongingsOf(other);
});

type Case = { where: string; ask: () => ReturnType<typeof send> };

/** Asks, and sees that nothing failed, waited for a sleeping database, or told or changed what is somebody else's. */
async function allInVain(cases: Case[]) {
  const outcomes = await atOnce(cases, 4, async ({ where, ask }) => {
    const asked = performance.now();
    const first = await ask();
    // Too many hashes at once are one reason, and pass; a statement that took too long is another.
    const { status, text, headers } = first.status === 503 ? await ask() : first;
    const slept = performance.now() - asked > 10_000;
    const told = (text + JSON.stringify(headers)).includes(other.word);
    return (status >= 500 || slept || told) && { where, status, slept, told };
  });
  expect(outcomes.length).toBeGreaterThan(100);
  expect(outcomes.filter(Boolean)).toEqual([]);
  expect(await belongingsOf(other)).toEqual(theirs);
}

test("WEB-11: SQL in any parameter or part of an address is text like any other", async () => {
  test.setTimeout(180_000);
  const query = (text: string) => parameters.map((name) => `${name}=${encodeURIComponent(text)}`).join("&");
  const headers = cookieOf(actor.visitor);
  const cases = routes().flatMap((route) =>
    corpus.map((text) => {
      const path = route.replace("[id]", encodeURIComponent(text));
      return { where: `${route} ${text}`, ask: () => send({ target: `${path}?${query(text)}`, headers }) };
    }),
  );
  await allInVain(cases);
});

test("WEB-11: SQL in any header or cookie is text like any other", async () => {
  const cookies = ["session", "login", "challenge", "browser", "registration", "callback-url"];
  const cases = corpus
    .filter((text) => /^[ -~]+$/.test(text))
    .flatMap((text) =>
      ["/organizations", "/login/code", "/register/verify", "/settings/sessions"].flatMap((target) => {
        const said = {
          "user-agent": text,
          "accept-language": text,
          referer: text,
          "x-forwarded-for": `${text}, 192.0.2.7`,
        };
        const cookie = cookies.map((name) => `__Host-${name}=${encodeURIComponent(text)}`).join("; ");
        return [
          { ...said, ...cookieOf(actor.visitor) },
          { ...said, cookie },
        ].map((headers) => ({
          where: `${target} ${text}`,
          ask: () => send({ target, headers }),
        }));
      }),
    );
  await allInVain(cases);
});

/** A form of an action with one field of it replaced. */
const withField = (action: Action, field: string, text: string): Action => ({
  ...action,
  form: (person) => ({ ...action.form(person), [field]: text }),
});

test("WEB-11: SQL in any field of any form is text like any other", async () => {
  test.setTimeout(180_000);
  await revive(actor);
  const headers = cookieOf(actor.visitor);
  const cases = actions().flatMap((action) =>
    Object.keys(action.form(actor)).flatMap((field) =>
      strongest.map((text) => ({
        where: `${action.name} ${field} ${text}`,
        ask: async () => post(await formOf(withField(action, field, text), actor), action.page, headers),
      })),
    ),
  );
  await allInVain(cases);
});

test("WEB-11: what looks like SQL is stored as it was typed", async () => {
  await revive(actor);
  const save = actions().find(({ name }) => name === "saveAccountAction")!;
  for (const text of corpus.filter((text) => !text.includes("\0"))) {
    const [{ version }] = (await sql("select version from users where id = $1", [actor.id])) as [{ version: number }];
    const changed = withField(withField(save, "street-address", text), "version", String(version));
    await post(await formOf(changed, actor), save.page, cookieOf(actor.visitor));
    expect(await sql("select street from users where id = $1", [actor.id])).toEqual([{ street: text }]);
  }
});
