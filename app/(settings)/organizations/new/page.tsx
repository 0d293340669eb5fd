import type { Metadata } from "next";
import Link from "next/link";

import { newFormKey } from "@/lib/organizations";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../console-page";
import { CreateOrganizationForm } from "../form";

export const metadata: Metadata = { title: "Create organization" };

export default async function NewOrganizationPage() {
  const session = await requireSession();

  return (
    <ConsolePage session={session} title="Create organization" lead="You'll be its owner.">
      <div className="rounded-lg border border-line bg-surface p-5">
        <CreateOrganizationForm formKey={newFormKey()} />
        <p className="mt-4">
          <Link href="/organizations">Back to your organizations</Link>
        </p>
      </div>
    </ConsolePage>
  );
}
