"use server";

import { redirect } from "next/navigation";

import { complain, refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { passwordComplaints } from "@/lib/passwords/policy";
import { confirmHere, confirmWithNewPassword, confirmWithPassword } from "@/lib/registration/confirm";
import { currentSession } from "@/lib/sessions";

import { tooBusy, waitUntil } from "../replies";
import { confirmHereSchema, confirmWithNewPasswordSchema, confirmWithPasswordSchema } from "./schema";

/** To log in; or, for someone who is logged in and stays who they are, to what the used link says. */
const afterConfirming = async (token: string) =>
  (await currentSession()) ? `/verify?token=${encodeURIComponent(token)}` : "/login?done=confirmed";

const gone = (form: FormData) =>
  refuse("This link was used, replaced or has expired since the page was opened.", form, {
    label: "Log in",
    href: "/login",
  });

export async function confirmHereAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(confirmHereSchema, form);
  if (refused) return refused;

  switch (await confirmHere(data.token)) {
    case "logged-in":
      redirect("/organizations?done=welcome");
    case "confirmed":
      redirect("/register/verify");
    case "gone":
      return gone(form);
  }
}

export async function confirmWithPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(confirmWithPasswordSchema, form);
  if (refused) return refused;

  const outcome = await confirmWithPassword(data.token, data.password);
  if (typeof outcome === "object") return waitUntil(outcome.until, form);
  switch (outcome) {
    case "confirmed":
      redirect(await afterConfirming(data.token));
    case "wrong-password":
      return complain({ password: "That is not the password this address was registered with." }, form);
    case "busy":
      return tooBusy(form);
    case "gone":
      return gone(form);
  }
}

export async function confirmWithNewPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(confirmWithNewPasswordSchema, form);
  if (refused) return refused;

  const outcome = await confirmWithNewPassword({
    token: data.token,
    firstName: data["given-name"],
    lastName: data["family-name"],
    password: data["new-password"],
    termsVersion: data.version,
  });
  if (typeof outcome === "object") return waitUntil(outcome.until, form);
  switch (outcome) {
    case "confirmed":
      redirect(await afterConfirming(data.token));
    case "personal":
    case "common":
      return complain({ "new-password": passwordComplaints[outcome] }, form);
    case "outdated":
      return refuse("The terms have changed since this page was opened. Reload it and read them again.", form);
    case "busy":
      return tooBusy(form);
    case "gone":
      return gone(form);
  }
}
