"use server";

import { redirect } from "next/navigation";

import { complain, refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admitVisitor } from "@/lib/gate";
import { passwordComplaints } from "@/lib/passwords/policy";
import { register } from "@/lib/registration/register";

import { tooBusy, waitUntil } from "../replies";
import { registerSchema } from "./schema";

export async function registerAction(_: FormState, form: FormData): Promise<FormState> {
  const { data, refused } = await admitVisitor(registerSchema, form);
  if (refused) return refused;
  if (data.website) return refuse("A field that people don't see was filled in. Reload the page and try again.", form);

  const outcome = await register({
    email: data.email,
    password: data["new-password"],
    firstName: data["given-name"],
    lastName: data["family-name"],
  });
  if (typeof outcome === "object") return waitUntil(outcome.until, form);
  switch (outcome) {
    case "registered":
      redirect("/register/terms");
    case "personal":
    case "common":
      return complain({ "new-password": passwordComplaints[outcome] }, form);
    case "closed":
      return refuse("Registration is by invitation.", form);
    case "busy":
      return tooBusy(form);
  }
}
