"use server";

import { notFound, redirect } from "next/navigation";

import type { FormState } from "@/lib/form-state";
import { admitFresh } from "@/lib/gate";
import { removeOrganization } from "@/lib/organizations";

import { deleteOrganizationSchema } from "./schema";

export async function deleteOrganizationAction(_: FormState, form: FormData): Promise<FormState> {
  const { session, data, refused } = await admitFresh(deleteOrganizationSchema, form);
  if (refused) return refused;

  switch (await removeOrganization(session, data.id)) {
    case "deleted":
      redirect("/organizations?done=organization-deleted");
    case "gone":
      notFound();
  }
}
