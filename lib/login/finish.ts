import "server-only";

import type { Transaction } from "@/db";
import { updateRestored } from "@/db/closing";

import { recordActivity } from "../activity";
import { notify } from "../notices";
import { issueTicket } from "../tickets";
import { knownBrowser, rememberBrowser } from "./known-browser";

type Login = {
  user: { id: string; email: string };
  remembered: boolean;
  /** How many tries failed before this one. */
  failures: number;
};

/** From so many failed tries on, the owner is told that the next one succeeded. */
const manyFailures = 5;

/**
 * Decides a login whose every factor has passed, in one transaction: the owner is told when the browser
 * is new or many tries failed before, a closing account is restored, the browser is known from now on, and
 * a ticket is made. Returns it.
 */
export async function admitLogin({ user, remembered, failures }: Login, on: Transaction) {
  const known = await knownBrowser(user.id, on);
  if (failures >= manyFailures) await notify("login-after-failures", user, failures, on);
  else if (!known) await notify("new-login", user, "", on);
  if (await updateRestored(user.id, on)) {
    await recordActivity("account-restored", user.id, {}, on);
    await notify("account-restored", user, "", on);
  }
  await rememberBrowser(user.id, on);
  return issueTicket({ user, remembered }, on);
}
