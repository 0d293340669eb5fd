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

  switch (await confirmEmailChange(data.token)) {
    case "changed":
      redirect((await currentSession()) ? "/settings/account?done=email-changed" : "/login?done=email-changed");
    case "gone":
      return refuse("This address can't be confirmed any more. Ask for the change again in your account.", form, {
        label: "Go to your account",
        href: "/settings/account",
      });
  }
}
