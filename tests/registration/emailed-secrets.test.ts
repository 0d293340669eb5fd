import { db } from "@/db";
import { enqueueVerification } from "@/lib/registration/verification-email";
import { hashOf } from "@/lib/secrets";

import { codeIn } from "../support/inbox";
import { emailsOwedTo, tokenIn } from "../support/registering";
import { rows } from "../support/rows";

const reader = (turn: number) => `${turn}.links@example.com`;

test("VER-02: 200 emailed links have nothing in common, and none of them is kept readable", async () => {
  for (let turn = 0; turn < 200; turn++) await db.transaction((tx) => enqueueVerification(reader(turn), tx));

  const mails = (await Promise.all(Array.from({ length: 200 }, (_, turn) => emailsOwedTo(reader(turn))))).flat();
  const links = mails.map(tokenIn);
  expect(new Set(links).size).toBe(200);
  for (const link of links) expect(link).toMatch(/^[\w-]{43}$/);
  // Among 200 random secrets, the first six characters are never shared: 36 bits.
  expect(new Set(links.map((link) => link.slice(0, 6))).size).toBe(200);
  expect(new Set(mails.map(codeIn)).size).toBeGreaterThan(195);

  expect(await rows("select 1 from tokens where hash = $1", [hashOf(links[0]!)])).toHaveLength(1);
  const tables = await rows<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
  );
  for (const { name } of tables) {
    const [found] = await rows(`select 1 from ${name} t where t::text ~ $1 limit 1`, [links.slice(0, 20).join("|")]);
    expect({ name, found }).toEqual({ name, found: undefined });
  }
  await rows("delete from outbox where address like '%.links@example.com'");
});
