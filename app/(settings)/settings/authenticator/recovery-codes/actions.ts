"use server";

import { redirect } from "next/navigation";

import type { FormState } from "@/lib/form-state";
import { admit } from "@/lib/gate";
import { keepRecoveryCodes } from "@/lib/recovery-codes";

import { keepCodesSchema } from "./schema";

export async function keepCodesAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admit(keepCodesSchema, form);
  if (refused) return refused;

  switch (await keepRecoveryCodes(session.user.id, data.set)) {
    case "kept":
      redirect("/settings/authenticator?done=recovery-codes-kept");
    case "newer":
      redirect("/settings/authenticator/recovery-codes?done=recovery-codes-newer");
    case "gone":
      redirect("/settings/authenticator?done=no-authenticator");
  }
}
