"use server";

import { redirect } from "next/navigation";

import type { FormState } from "@/lib/form-state";
import { admitFresh } from "@/lib/gate";
import { nextPath } from "@/lib/paths";

import { confirmIdentitySchema } from "./schema";

export async function confirmIdentityAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitFresh(confirmIdentitySchema, form);
  // The page asks for the proof already.
  if (refused) return { ...refused, confirm: undefined };
  redirect(nextPath(data.next));
}
