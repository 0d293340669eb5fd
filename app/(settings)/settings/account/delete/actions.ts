"use server";

import { redirect } from "next/navigation";

import { closeAccount } from "@/lib/closing/close";
import { canonicalAddress } from "@/lib/email-address";
import { complain, refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitFresh } from "@/lib/gate";

import { deleteAccountSchema } from "./schema";

export async function deleteAccountAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admitFresh(deleteAccountSchema, form);
  if (refused) return refused;
  if (canonicalAddress(data.confirm) !== session.user.email)
    return complain({ confirm: `Type ${session.user.email} to go on.` }, form);

  switch (await closeAccount(session)) {
    case "closed":
      redirect("/login?done=closed");
    case "owner":
      return refuse("You are the only owner of an organization. Reload this page to see which.", form);
  }
}
