"use server";

import { notFound, redirect } from "next/navigation";

import { endAllSessions, endOtherSession, endOtherSessions } from "@/lib/end-sessions";
import type { FormState } from "@/lib/form-state";
import { admit, admitFresh } from "@/lib/gate";

import { emptySchema, endSessionSchema } from "./schema";

export async function endSessionAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admit(endSessionSchema, form);
  if (refused) return refused;

  switch (await endOtherSession(session, data.id)) {
    case "ended":
      redirect(data["not-me"] ? "/settings/password?done=not-me" : "/settings/sessions?done=session-ended");
    case "gone":
      notFound();
  }
}

export async function endOthersAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, refused } = await admit(emptySchema, form);
  if (refused) return refused;

  redirect(`/settings/sessions?done=sessions-ended.${await endOtherSessions(session)}`);
}

export async function endAllAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, refused } = await admitFresh(emptySchema, form);
  if (refused) return refused;

  redirect(`/login?done=all-ended.${await endAllSessions(session)}`);
}
