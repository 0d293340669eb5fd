"use server";

import { redirect } from "next/navigation";

import { confirmSetup } from "@/lib/authenticators/setup";
import { complain } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitFresh } from "@/lib/gate";
import { codeComplaints } from "@/lib/proof";

import { emptySchema } from "../schema";
import { confirmSetupSchema } from "./schema";

const overview = "/settings/authenticator";

export async function confirmSetupAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admitFresh(confirmSetupSchema, form);
  if (refused) return refused;

  const name = data["device-name"] ?? undefined;
  switch (await confirmSetup({ session, setupId: data.setup, code: data.code, name })) {
    case "on":
      redirect(`${overview}/recovery-codes?done=authenticator-on`);
    case "added":
      redirect(`${overview}?done=authenticator-added`);
    case "wrong-code":
      return complain({ code: codeComplaints.wrong }, form);
    case "name-missing":
      return complain({ "device-name": "Enter a name, to tell your devices apart." }, form);
    case "name-taken":
      return complain({ "device-name": "You have a device of that name. Choose another." }, form);
    case "full":
      redirect(`${overview}?done=authenticators-full`);
    case "over":
      redirect(`${overview}?done=setup-over`);
  }
}

export async function showKeyAction(_: FormState, form: FormData): Promise<FormState> {
  const { refused } = await admitFresh(emptySchema, form);
  if (refused) return refused;
  redirect(`${overview}/setup`);
}
