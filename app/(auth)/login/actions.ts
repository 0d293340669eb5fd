"use server";

import { redirect } from "next/navigation";

import { complain } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { leaveChallenge } from "@/lib/login/challenge";
import { logIn } from "@/lib/login/password";
import { nextPath } from "@/lib/paths";

import { tooBusy, waitOrReset } from "../replies";
import { leaveLoginSchema, logInSchema } from "./schema";

export async function logInAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(logInSchema, form);
  if (refused) return refused;

  const outcome = await logIn(data);
  if (typeof outcome === "object") return waitOrReset(outcome, form);
  switch (outcome) {
    case "logged-in":
      redirect(nextPath(data.next));
    case "needs-code":
      redirect(`/login/code?next=${encodeURIComponent(nextPath(data.next))}`);
    case "unconfirmed":
      redirect("/register/verify");
    case "wrong":
      return complain({ password: "That email and password don't match." }, form);
    case "busy":
      return tooBusy(form);
  }
}

export async function leaveLoginAction(_: FormState, form: FormData): Promise<FormState> {
  const { refused } = await admitVisitor(leaveLoginSchema, form);
  if (refused) return refused;

  await leaveChallenge();
  redirect("/login");
}
