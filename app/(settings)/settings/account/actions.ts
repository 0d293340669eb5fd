"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";

import { saveAccount } from "@/lib/account";
import { complain, done, refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admit } from "@/lib/gate";

import { accountSchema } from "./schema";

const setAlready = "This is set already. Support changes it.";

export async function saveAccountAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admit(accountSchema, form);
  if (refused) return refused;

  const details = {
    firstName: data["given-name"],
    lastName: data["family-name"],
    mobileNumber: data.tel,
    street: data["street-address"],
    city: data.city,
    region: data.region,
    postalCode: data["postal-code"],
    country: data.country,
    companyName: data.organization,
    taxNumber: data["tax-number"],
    locale: data.locale,
    timeZone: data["time-zone"],
  };
  const outcome = await saveAccount({ session, version: data.version, details });
  if (typeof outcome === "object") return changedElsewhere(outcome.changedElsewhere, form);
  switch (outcome) {
    case "saved":
      refresh();
      return done("Your details are saved.");
    case "nothing-changed":
      return done("Nothing to save.");
    case "company-name-set":
      return complain({ organization: setAlready }, form);
    case "tax-number-set":
      return complain({ "tax-number": setAlready }, form);
    case "gone":
      redirect("/login");
  }
}

/** Keeps what was typed, and lets a second Save be a decision. */
function changedElsewhere(version: number, form: FormData): FormState {
  const refused = refuse(
    "Your details were changed in another window since this page was opened. Nothing was saved. Save again to replace them with what is typed here, or Cancel to see them.",
    form,
  );
  return { ...refused, values: { ...refused.values, version: String(version) } };
}
