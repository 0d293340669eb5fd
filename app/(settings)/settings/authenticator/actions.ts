"use server";

import { redirect } from "next/navigation";

import { startSetup } from "@/lib/authenticators/setup";
import type { FormState } from "@/lib/form-state";
import { admitFresh } from "@/lib/gate";
import { renewRecoveryCodes } from "@/lib/recovery-codes";

import { emptySchema } from "./schema";

export async function startSetupAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, refused } = await admitFresh(emptySchema, form);
  if (refused) return refused;

  switch (await startSetup(session)) {
    case "started":
      redirect("/settings/authenticator/setup");
    case "full":
      redirect("/settings/authenticator?done=authenticators-full");
  }
}

export async function renewRecoveryCodesAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, refused } = await admitFresh(emptySchema, form);
  if (refused) return refused;

  switch (await renewRecoveryCodes(session.user)) {
    case "made":
      redirect("/settings/authenticator/recovery-codes");
    case "no-authenticator":
      redirect("/settings/authenticator?done=no-authenticator");
  }
}
