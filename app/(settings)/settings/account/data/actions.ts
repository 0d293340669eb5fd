"use server";

import { redirect } from "next/navigation";

import { exportData } from "@/lib/data-export";
import { refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitFresh } from "@/lib/gate";
import { whenAgain } from "@/lib/moments";

import { exportDataSchema } from "./schema";

export async function exportDataAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, refused } = await admitFresh(exportDataSchema, form);
  if (refused) return refused;

  const outcome = await exportData(session);
  if (typeof outcome === "object")
    return refuse(
      `The file is made once an hour. You can make the next one ${whenAgain(outcome.until, session.user)}.`,
      form,
    );
  redirect("/settings/account/data?done=data-ready");
}
