"use server";

import { redirect } from "next/navigation";

import { removeAuthenticator, renameAuthenticator } from "@/lib/authenticators/devices";
import { complain } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admit, admitFresh } from "@/lib/gate";

import { removeAuthenticatorSchema, renameAuthenticatorSchema } from "./schema";

const overview = "/settings/authenticator";

export async function renameAuthenticatorAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admit(renameAuthenticatorSchema, form);
  if (refused) return refused;

  switch (await renameAuthenticator({ session, id: data.id, name: data["device-name"] })) {
    case "renamed":
      redirect(`${overview}?done=authenticator-renamed`);
    case "name-taken":
      return complain({ "device-name": "You have a device of that name. Choose another." }, form);
    case "gone":
      redirect(`${overview}?done=authenticator-gone`);
  }
}

export async function removeAuthenticatorAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admitFresh(removeAuthenticatorSchema, form);
  if (refused) return refused;

  switch (await removeAuthenticator({ session, id: data.id })) {
    case "removed":
      redirect(`${overview}?done=authenticator-removed`);
    case "off":
      redirect(`${overview}?done=authenticator-off`);
    case "gone":
      redirect(`${overview}?done=authenticator-gone`);
  }
}
