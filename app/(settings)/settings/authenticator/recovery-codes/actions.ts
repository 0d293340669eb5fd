"use server";

import { redirect } from "next/navigation";

import type { FormState } from "@/lib/form-state";
import { admit } from "@/lib/gate";
import { keepRecoveryCodes } from "@/lib/recovery-codes";

import { keepCodesSchema } from "./schema";

export async function keepCodesAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, refused } = await admit(keepCodesSchema, form);
  if (refused) return refused;

  await keepRecoveryCodes(session.user.id);
  redirect("/settings/authenticator?done=recovery-codes-kept");
}
