import { ActionForm } from "@/components/action-form";
import { ConfirmIdentity } from "@/components/confirm-identity";
import { SubmitButton } from "@/components/submit-button";
import { needsCode } from "@/lib/reauthentication";
import type { CurrentSession } from "@/lib/sessions";

import { ConsolePage } from "../../console-page";
import { confirmIdentityAction } from "./actions";

type ConfirmPageProps = { session: CurrentSession; next: string; reason: string; tab: string };

/** Stands in for a page that shows a secret until its owner has proven that it is them. */
export async function ConfirmPage({ session, next, reason, tab }: ConfirmPageProps) {
  return (
    <ConsolePage session={session} title="Confirm it's you" lead={reason} tab={tab}>
      <div className="max-w-110 rounded-lg border border-line bg-surface p-5">
        <ActionForm action={confirmIdentityAction}>
          <input type="hidden" name="next" value={next} />
          <ConfirmIdentity code={await needsCode(session)} email={session.user.email} />
          <SubmitButton full pending="Checking…">
            Continue
          </SubmitButton>
        </ActionForm>
      </div>
    </ConsolePage>
  );
}
