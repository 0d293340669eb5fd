"use server";

import { done } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { requestReset } from "@/lib/reset/request";

import { requestResetSchema } from "./schema";

export async function requestResetAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(requestResetSchema, form);
  if (refused) return refused;

  await requestReset(data.email);
  return done(
    `If ${data.email} has an account, an email is on its way. It can take a few minutes; look in spam too. Did you register with another address? Enter it here.`,
    { email: data.email },
  );
}
