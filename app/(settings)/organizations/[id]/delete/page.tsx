import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { findOrganization } from "@/db/organizations";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../../console-page";
import { DeleteOrganizationForm } from "./form";

export const metadata: Metadata = { title: "Delete organization" };

export default async function DeleteOrganizationPage({ params }: PageProps<"/organizations/[id]/delete">) {
  const session = await requireSession();
  const organization = await findOrganization((await params).id, session.user.id);
  if (organization?.role !== "owner") notFound();

  return (
    <ConsolePage session={session} title={`Delete ${organization.name}?`}>
      <div className="max-w-128 rounded-lg border border-line bg-surface p-5">
        <p className="mb-4">The organization is gone for everybody in it. It can't be brought back.</p>
        <DeleteOrganizationForm id={organization.id} />
      </div>
    </ConsolePage>
  );
}
