import "server-only";

import type { Transaction } from "@/db";
import { lockCodeFailures, updateCodeFailed, updateCodeSucceeded } from "@/db/authenticators";

import { recordActivity } from "./activity";
import { acceptCode } from "./authenticators/accept-code";
import { mostCodeFailures } from "./limits";
import { notify } from "./notices";
import { spendRecoveryCode } from "./recovery-codes";
import { countTryIn, forgetTries, type Throttled } from "./throttle";

type Person = { id: string; email: string };

export type CodeVerdict =
  | { right: true; recoveryCodesLeft?: number; why?: undefined; throttled?: undefined }
  | { right?: undefined; why: "wrong" | "reused" | "locked"; throttled?: undefined }
  | (Throttled & { right?: undefined; why?: undefined });

/**
 * Checks what was typed as a one-time code or as a recovery code, wherever it is asked for. The try is
 * counted before anything is looked at, for the account as a whole: ten in a quarter of an hour, a
 * hundred in a row. It runs inside the caller's transaction, so parallel tries wait for each other, a
 * right code takes effect once, and a fault spends no try.
 */
export async function spendCode(person: Person, typed: string, on: Transaction): Promise<CodeVerdict> {
  const failures = await lockCodeFailures(person.id, on);
  if (failures >= mostCodeFailures) return { why: "locked" };
  const { throttled } = await countTryIn(on, ["code-account", person.id]);
  if (throttled) return throttled;

  const verdict = /^\d{6}$/.test(typed)
    ? await acceptCode(person.id, typed, on)
    : await spendRecoveryCode(person, typed, on);
  if (typeof verdict !== "string") {
    await updateCodeSucceeded(person.id, on);
    await forgetTries(["code-account", person.id], on);
    if ("authenticator" in verdict) await recordActivity("code-accepted", person.id, verdict, on);
    return { right: true, ...verdict };
  }

  const failed = await updateCodeFailed(person.id, on);
  await recordActivity("code-failed", person.id, {}, on);
  if (failed === mostCodeFailures) {
    await notify("codes-locked", person, "", on);
    return { why: "locked" };
  }
  return { why: verdict };
}
