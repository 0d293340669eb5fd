import "server-only";

import type { Transaction } from "@/db";
import { listAuthenticatorSecrets, updateStepSpent } from "@/db/authenticators";

import { stepOf } from "./key";

/** Accepts the code of any of the person's authenticators, once. Returns which it was, or "wrong", or "reused". */
export async function acceptCode(userId: string, code: string, on: Transaction) {
  for (const { id, name, secret } of await listAuthenticatorSecrets(userId, on)) {
    const step = stepOf(secret, userId, code);
    if (step !== undefined) return (await updateStepSpent(id, step, on)) ? { authenticator: name } : "reused";
  }
  return "wrong";
}
