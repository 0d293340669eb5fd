import { readdirSync } from "node:fs";
import { join } from "node:path";

import { aForm, inBrowser } from "../support/browser";
import { someoneOwingCode } from "../support/code-owed";
import { rows } from "../support/rows";

/** Actions of visitors and of everybody: they need no session, and open nothing that one would. */
const forEverybody = /^\(auth\)|\/theme\/|\/logout\//;

const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("actions.ts") && !forEverybody.test(path))
  .sort();

type Action = (state: object, form: FormData) => Promise<unknown>;

/** All that there is of one person in the database, but for the challenge itself. */
async function everythingOf(userId: string) {
  const tables = await rows<{ name: string }>(
    "select table_name as name from information_schema.columns where column_name = 'user_id' and table_schema = 'public' order by 1",
  );
  const own = tables.filter(({ name }) => name !== "challenges");
  const found = await Promise.all(own.map(({ name }) => rows(`select * from ${name} where user_id = $1`, [userId])));
  return [await rows("select * from users where id = $1", [userId]), ...found];
}

test("there are actions to look at", () => {
  expect(files.length).toBeGreaterThanOrEqual(14);
});

test.each(files)(
  "MFA-01, MFA-09: whoever owes the code is sent to log in by every action of app/%s, and nothing changes",
  async (file) => {
    const { user, phone, browser } = await someoneOwingCode();
    const before = await everythingOf(user.id);
    const actions: Record<string, Action> = await import(join(process.cwd(), "app", file));
    expect(Object.keys(actions).length).toBeGreaterThan(0);

    const proof = { "confirm-password": "three quiet herons", "confirm-code": phone.code(), code: phone.code() };
    for (const [name, action] of Object.entries(actions)) {
      const { redirect } = await inBrowser(browser, () =>
        action({}, aForm({ ...proof, id: user.id, userId: user.id })),
      );
      expect([name, redirect]).toEqual([name, expect.stringMatching(/^\/login(\?|$)/)]);
    }
    expect(await everythingOf(user.id)).toEqual(before);
  },
);
