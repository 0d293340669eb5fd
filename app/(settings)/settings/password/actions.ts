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
  if (typeof outcome === "object" && "ended" in outcome) {
    const receipt = endOthers ? `password-changed.${outcome.ended}` : "password-changed-here";
    // Whoever came here to throw somebody out looks at what happened next.
    redirect(`/settings/${data["not-me"] ? "activity" : "password"}?done=${receipt}`);
  }
  if (typeof outcome === "object" && "refused" in outcome)
    return complain(Object.fromEntries(outcome.refused.map((problem) => complaints[problem])), form);
  if (typeof outcome === "object") {
    // A reset helps where the password is what was tried too often, not where the client must wait.
    const reset = outcome.limit === "login-account" ? { label: "Reset your password", href: "/forgot" } : undefined;
    return refuse(`Too many tries. You can try again ${whenAgain(outcome.until, session.user)}.`, form, reset);
  }
  switch (outcome) {
    case "changed-elsewhere":
      return refuse("Your password was changed in another window a moment ago. Log in with that one.", form);
    case "busy":
      await answerWith(503, 5);
      return refuse("Many people are logging in right now. Nothing was changed. Try again in a few seconds.", form);
  }
}

/** What is said of each thing that is refused, and at which field. */
const complaints: Record<"wrong-password" | "same" | keyof typeof passwordComplaints, [field: string, text: string]> = {
  "wrong-password": ["password", "That is not your password."],
  same: ["new-password", "Choose a password that is different from the one you have."],
  personal: ["new-password", passwordComplaints.personal],
  common: ["new-password", passwordComplaints.common],
};
