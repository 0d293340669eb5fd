"use server";

import { redirect } from "next/navigation";

import { complain, refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { passwordComplaints } from "@/lib/passwords/policy";
import { resetPassword } from "@/lib/reset/reset";

import { tooBusy, waitUntil } from "../replies";
import { resetPasswordSchema } from "./schema";

export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(resetPasswordSchema, form);
  if (refused) return refused;

  const outcome = await resetPassword(data.token, data["new-password"]);
  if (typeof outcome === "object") return waitUntil(outcome.until, form);
  switch (outcome) {
    case "reset":
      redirect("/login?done=reset");
    case "personal":
    case "common":
      return complain({ "new-password": passwordComplaints[outcome] }, form);
    case "gone":
      return refuse("This link was used, replaced or has expired since the page was opened.", form, {
        label: "Send a new one",
        href: "/forgot",
      });
    case "busy":
      return tooBusy(form);
  }
}
