"use server";

import { redirect } from "next/navigation";

import { confirmEmailChange } from "@/lib/email-change/confirm";
import { refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { currentSession } from "@/lib/sessions";

import { confirmEmailChangeSchema } from "./schema";

export async function confirmEmailChangeAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(confirmEmailChangeSchema, form);
  if (refused) return refused;

  const outcome = await confirmEmailChange(data.token);
  if (outcome === "gone")
    return refuse("This address can't be confirmed any more. Ask for the change again in your account.", form, {
      label: "Go to your account",
      href: "/settings/account",
    });
  const session = await currentSession();
  if (!session) redirect("/login?done=email-changed");
  // Somebody else may be logged in here, and stays who they are: the used link says whose address it is.
  const own = session.user.id === outcome.changed;
  redirect(own ? "/settings/account?done=email-changed" : `/email/confirm?token=${encodeURIComponent(data.token)}`);
}
