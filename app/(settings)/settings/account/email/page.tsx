import type { Metadata } from "next";

import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../../console-page";
import { ChangeEmailForm } from "./form";

export const metadata: Metadata = { title: "Change email" };

export default async function ChangeEmailPage() {
  const session = await requireSession();

  return (
    <ConsolePage
      session={session}
      title="Change email"
      lead={`${session.user.email} stays in force until you confirm the new address. It gets a notice with a way to undo the change for seven days.`}
      tab="/settings/account"
    >
      <div className="max-w-110 rounded-lg border border-line bg-surface p-5">
        <ChangeEmailForm />
      </div>
    </ConsolePage>
  );
}
