"use server";

import { redirect } from "next/navigation";

import { undoEmailChange } from "@/lib/email-change/undo";
import { refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";

import { tooBusy } from "../../replies";
import { undoEmailChangeSchema } from "./schema";

export async function undoEmailChangeAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(undoEmailChangeSchema, form);
  if (refused) return refused;

  const outcome = await undoEmailChange(data.token);
  if (typeof outcome === "object") redirect(`/reset?token=${outcome.reset}`);
  switch (outcome) {
    case "gone":
      return refuse("This link was used, replaced or has expired, or the address has another owner now.", form, {
        label: "Log in",
        href: "/login",
      });
    case "busy":
      return tooBusy(form);
  }
}
