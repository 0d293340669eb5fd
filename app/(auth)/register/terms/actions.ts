"use server";

import { redirect } from "next/navigation";

import { refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { withdrawRegistration } from "@/lib/registration/current";
import { acceptTerms } from "@/lib/registration/terms";

import { acceptTermsSchema, declineTermsSchema } from "./schema";

export async function acceptTermsAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(acceptTermsSchema, form);
  if (refused) return refused;

  switch (await acceptTerms(data.version)) {
    case "accepted":
      redirect("/register/verify");
    case "outdated":
      return refuse("The terms have changed since this page was opened. Reload it and read them again.");
    case "gone":
      redirect("/login?done=registration-gone");
  }
}

export async function declineTermsAction(_: FormState, form: FormData): Promise<FormState> {
  const { refused } = await admitVisitor(declineTermsSchema, form);
  if (refused) return refused;

  await withdrawRegistration();
  redirect("/register?done=declined");
}
