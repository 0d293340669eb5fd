"use server";

import { redirect } from "next/navigation";

import { complain, refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admit } from "@/lib/gate";
import { whenAgain } from "@/lib/moments";
import { changePassword } from "@/lib/passwords/change";
import { passwordComplaints } from "@/lib/passwords/policy";
import { answerWith } from "@/lib/responses";

import { changePasswordSchema } from "./schema";

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admit(changePasswordSchema, form);
  if (refused) return refused;

  const { password: current, "new-password": wanted, "end-others": endOthers } = data;
  const outcome = await changePassword({ session, current, wanted, endOthers });
  if (typeof outcome === "object" && "ended" in outcome)
    redirect(`/settings/password?done=password-changed.${outcome.ended}`);
  if (typeof outcome === "object") {
    // A reset helps where the password is what was tried too often, not where the client must wait.
    const reset = outcome.limit === "login-account" ? { label: "Reset your password", href: "/forgot" } : undefined;
    return refuse(`Too many tries. You can try again ${whenAgain(outcome.until)}.`, form, reset);
  }
  switch (outcome) {
    case "wrong-password":
      return complain({ password: "That is not your password." }, form);
    case "same":
      return complain({ "new-password": "Choose a password that is different from the one you have." }, form);
    case "personal":
    case "common":
      return complain({ "new-password": passwordComplaints[outcome] }, form);
    case "changed-elsewhere":
      return refuse("Your password was changed in another window a moment ago. Log in with that one.", form);
    case "busy":
      await answerWith(503, 5);
      return refuse("Many people are logging in right now. Nothing was changed. Try again in a few seconds.", form);
  }
}
