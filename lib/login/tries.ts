import "server-only";

import type { Executor } from "@/db";

import { type Count, countTry, currentNetwork, returnTry, type Throttled } from "../throttle";
import { knownBrowser } from "./known-browser";

type Admitted = { notFailed: () => Promise<void>; throttled?: undefined };

/**
 * Counts a try to give a password, wherever it is asked for, of this client and of everybody; before
 * anything is looked up. Returns until when it is throttled, or how to say that it did not fail.
 */
export async function countClientTry(): Promise<Admitted | { throttled: Throttled }> {
  const network = await currentNetwork();
  const failures: Count = ["login-client-hour", network];
  const throttled = await countTry(["login-client", network], failures, ["login-everyone", "everyone"]);
  return throttled ? { throttled } : { notFailed: () => returnTry(failures) };
}

/** A browser in which the person has logged in before has a count of its own, which strangers can't use up. */
export async function accountCount(email: string, userId: string | undefined, on?: Executor): Promise<Count> {
  const known = userId && (await knownBrowser(userId, on));
  return ["login-account", known ? `${known} ${userId}` : email];
}
