"use server";

import { redirect } from "next/navigation";

import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { logInWithCode } from "@/lib/login/code";
import { nextPath } from "@/lib/paths";
import { fewCodes } from "@/lib/recovery-codes";

import { codeRefused } from "../code-refused";
import { logInWithRecoveryCodeSchema } from "./schema";

export async function logInWithRecoveryCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(logInWithRecoveryCodeSchema, form);
  if (refused) return refused;

  const result = await logInWithCode(data["recovery-code"]);
  if (result.outcome !== "logged-in") return codeRefused(result, "recovery-code", form);
  const { recoveryCodesLeft: left } = result;
  // Few are left: the place where new ones are made comes first.
  redirect(`${left <= fewCodes ? "/settings/authenticator" : nextPath(data.next)}?done=recovery-code-used.${left}`);
}
