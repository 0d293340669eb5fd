"use server";

import { redirect } from "next/navigation";

import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { logInWithCode } from "@/lib/login/code";
import { nextPath } from "@/lib/paths";
import { fewCodes } from "@/lib/recovery-codes";

import { codeRefused } from "../code-refused";
import { logInWithCodeSchema } from "./schema";

export async function logInWithCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(logInWithCodeSchema, form);
  if (refused) return refused;

  const result = await logInWithCode(data.code);
  if (result.outcome !== "logged-in") return codeRefused(result, "code", form);
  const { recoveryCodesLeft: left } = result;
  redirect(`${nextPath(data.next)}${left <= fewCodes ? `?done=few-recovery-codes.${left}` : ""}`);
}
