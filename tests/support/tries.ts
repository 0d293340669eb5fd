import { findPause, insertTry } from "@/db/throttles";
import type { Limit } from "@/lib/limits";

import { row } from "./rows";

let keys = 0;

/** Something of its own to count tries of, under a limit. */
export function aCounter(limit: Limit) {
  const key = `counter ${++keys}`;
  return {
    key,
    /** Tries so many times, one after the other; says which were let through. */
    async try(times = 1) {
      const outcomes: boolean[] = [];
      for (let turn = 0; turn < times; turn++) outcomes.push((await insertTry(key, limit)) !== undefined);
      return outcomes;
    },
    /** Tries so many times at once; says how many were let through. */
    async burst(times: number) {
      const outcomes = await Promise.all(Array.from({ length: times }, () => insertTry(key, limit)));
      return outcomes.filter(Boolean).length;
    },
    /** How long it is blocked, in whole seconds. */
    pause: async () => Math.round((await findPause(key)) / 1000),
    /** Lets time go by for it, in the words of PostgreSQL. */
    age: (interval: string) =>
      row(
        "update throttles set blocked_until = blocked_until - $2::interval, resets_at = resets_at - $2::interval where key = $1",
        [key, interval],
      ),
    state: () => row<{ count: number }>("select count from throttles where key = $1", [key]),
  };
}
