import { createHmac, hkdfSync } from "node:crypto";

import { testSecrets } from "./secrets.mjs";
import { sql } from "./site";

/** The key under which the app counts, see lib/throttle.ts. */
function keyOf(limit: string, who: string) {
  const key = Buffer.from(hkdfSync("sha256", testSecrets.AUTH_SECRET, "", "console/throttle", 32));
  return createHmac("sha256", key).update(`${limit}:${who}`).digest("base64url");
}

/** Lets this much time pass for one count: "61 seconds". */
export async function letPass(time: string, limit: string, who: string) {
  const moved = await sql(
    `update throttles set blocked_until = blocked_until - $1::interval, resets_at = resets_at - $1::interval
     where key = $2 returning key`,
    [time, keyOf(limit, who)],
  );
  if (moved.length !== 1) throw new Error(`Nothing was counted for ${limit} of ${who}.`);
}

/** Puts a count where so many tries would have brought it, blocked from now on for this time or, as it is, not at all. */
export async function setTries(
  limit: string,
  who: string,
  { tries, blockedFor = "0" }: { tries: number; blockedFor?: string },
) {
  await sql(
    `insert into throttles (key, count, blocked_until, resets_at)
     values ($1, $2, now() + $3::interval, now() + interval '1 hour')
     on conflict (key) do update set count = excluded.count, blocked_until = excluded.blocked_until`,
    [keyOf(limit, who), tries, blockedFor],
  );
}

/** How many tries count. */
export async function triesOf(limit: string, who: string) {
  const [row] = await sql<{ count: number }>("select count from throttles where key = $1", [keyOf(limit, who)]);
  return row?.count ?? 0;
}

/** Forgets what was tried, where a test asks more of one thing than people may. */
export const clearTries = (limit: string, who: string) =>
  sql("delete from throttles where key = $1", [keyOf(limit, who)]);
