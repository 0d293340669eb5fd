"use server";

import { redirect } from "next/navigation";

import { refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { admit } from "@/lib/gate";
import { whenAgain } from "@/lib/moments";
import { createOrganization } from "@/lib/organizations";

import { createOrganizationSchema } from "./schema";

export async function createOrganizationAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admit(createOrganizationSchema, form);
  if (refused) return refused;

  const outcome = await createOrganization({
    session,
    name: data["organization-name"],
    formKey: data.form,
  });
  if (outcome === "closing") redirect("/login");
  if ("throttled" in outcome)
    return refuse(
      `That is a lot of organizations for one day. You can create more ${whenAgain(outcome.until, session.user)}.`,
      form,
    );
  redirect(`/organizations/${outcome.id}?done=created`);
}
