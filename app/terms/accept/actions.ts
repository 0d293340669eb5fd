"use server";

import { redirect } from "next/navigation";

import { refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { nextPath } from "@/lib/paths";
import { acceptNewTerms } from "@/lib/terms";

import { acceptNewTermsSchema } from "./schema";

/** Whoever owes the terms can't pass the gate of those who are logged in, so the session is asked for in the verb. */
export async function acceptNewTermsAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(acceptNewTermsSchema, form);
  if (refused) return refused;

  switch (await acceptNewTerms(data.version)) {
    case "accepted":
      redirect(nextPath(data.next));
    case "outdated":
      return refuse("The terms have changed since this page was opened. Reload it and read them again.");
    case "logged-out":
      redirect("/login");
  }
}
