"use server";

import { redirect } from "next/navigation";

import { complain, done, refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { confirmWithCode } from "@/lib/registration/confirm";
import { leaveRegistration } from "@/lib/registration/current";
import { changeWaitingAddress, sendAgain } from "@/lib/registration/waiting";

import { tooBusy, waitUntil } from "../../replies";
import { changeAddressSchema, confirmCodeSchema, emptySchema } from "./schema";

const gone = "/login?done=registration-gone";

export async function confirmCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(confirmCodeSchema, form);
  if (refused) return refused;

  const outcome = await confirmWithCode(data.code);
  if (typeof outcome === "object") return refuse("Too many codes were tried. Use the link in the email instead.", form);
  switch (outcome) {
    case "logged-in":
      redirect("/organizations?done=welcome");
    case "confirmed":
      redirect("/register/verify");
    case "wrong-code":
      return complain({ code: "That code isn't right. Enter the one in the newest email, or use its link." }, form);
    case "gone":
      redirect(gone);
  }
}

export async function sendAgainAction(_: FormState, form: FormData): Promise<FormState> {
  const { refused } = await admitVisitor(emptySchema, form);
  if (refused) return refused;

  switch (await sendAgain()) {
    case "sent":
    case "paused":
      return done("An email is on its way. It can take a few minutes; look in spam too. Only the newest one works.");
    case "gone":
      redirect(gone);
  }
}

export async function changeAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(changeAddressSchema, form);
  if (refused) return refused;

  const outcome = await changeWaitingAddress(data);
  if (typeof outcome === "object") return waitUntil(outcome.until, form);
  switch (outcome) {
    case "changed":
      redirect("/register/verify");
    case "wrong-password":
      return complain({ password: "That is not the password you chose." }, form);
    case "busy":
      return tooBusy(form);
    case "gone":
      redirect(gone);
  }
}

export async function leaveAction(_: FormState, form: FormData): Promise<FormState> {
  const { refused } = await admitVisitor(emptySchema, form);
  if (refused) return refused;

  await leaveRegistration();
  redirect("/login?done=registration-left");
}
