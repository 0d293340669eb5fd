"use server";

import { redirect } from "next/navigation";

import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { logInWithCode } from "@/lib/login/code";
import { nextPath } from "@/lib/paths";

import { codeRefused } from "../code-refused";
import { logInWithCodeSchema } from "./schema";

export async function logInWithCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(logInWithCodeSchema, form);
  if (refused) return refused;

  const result = await logInWithCode(data.code);
  if (result.outcome === "logged-in") redirect(nextPath(data.next));
  return codeRefused(result, "code", form);
}
