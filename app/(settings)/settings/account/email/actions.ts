"use server";

import { redirect } from "next/navigation";

import { confirmChangeWithCode } from "@/lib/email-change/confirm";
import { cancelEmailChange, requestEmailChange, sendChangeAgain } from "@/lib/email-change/request";
import { complain, done, refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admit, admitFresh } from "@/lib/gate";
import { whenAgain } from "@/lib/moments";

import { confirmEmailCodeSchema, emptySchema, requestEmailChangeSchema } from "./schema";

const account = "/settings/account";

export async function requestEmailChangeAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admitFresh(requestEmailChangeSchema, form);
  if (refused) return refused;

  const outcome = await requestEmailChange(session, data.email);
  if (typeof outcome === "object")
    return refuse(
      `That is a lot of changes for one day. You can try again ${whenAgain(outcome.until, session.user)}.`,
      form,
    );
  switch (outcome) {
    case "asked":
      redirect(`${account}?done=email-asked`);
    case "same":
      return complain({ email: "That is your address already." }, form);
    case "paused":
      return refuse(`Several emails went to ${data.email} lately. Nothing was changed. Try again later.`, form);
  }
}

export async function confirmEmailCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admit(confirmEmailCodeSchema, form);
  if (refused) return refused;

  const outcome = await confirmChangeWithCode(session, data.code);
  if (typeof outcome === "object" && "changed" in outcome) redirect(`${account}?done=email-changed`);
  if (typeof outcome === "object") return refuse("Too many codes were tried. Use the link in the email instead.", form);
  switch (outcome) {
    case "wrong-code":
      return complain({ code: "That code isn't right. Enter the one in the newest email, or use its link." }, form);
    case "gone":
      return refuse("That address can't be confirmed any more. Ask for the change again.", form, {
        label: "Change email",
        href: `${account}/email`,
      });
  }
}

export async function sendEmailChangeAgainAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, refused } = await admit(emptySchema, form);
  if (refused) return refused;

  switch (await sendChangeAgain(session)) {
    case "sent":
      return done("An email is on its way. It can take a few minutes; look in spam too. Only the newest one works.");
    case "gone":
      redirect(`${account}?done=email-change-over`);
  }
}

export async function cancelEmailChangeAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, refused } = await admit(emptySchema, form);
  if (refused) return refused;

  switch (await cancelEmailChange(session)) {
    case "cancelled":
      redirect(`${account}?done=email-cancelled`);
    case "gone":
      redirect(`${account}?done=email-change-over`);
  }
}
