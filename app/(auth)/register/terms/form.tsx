import { ActionForm } from "@/components/action-form";
import { SubmitButton } from "@/components/submit-button";

import { acceptTermsAction, declineTermsAction } from "./actions";

export function TermsForm({ version }: { version: string }) {
  return (
    <div className="grid gap-3">
      <ActionForm action={acceptTermsAction}>
        <input type="hidden" name="version" value={version} />
        <SubmitButton full pending="Accepting…">
          Accept
        </SubmitButton>
      </ActionForm>
      <ActionForm action={declineTermsAction}>
        <SubmitButton full variant="outlined">
          Decline
        </SubmitButton>
      </ActionForm>
      <p className="text-small text-muted">
        We can't keep an account without the terms. If you decline, yours is removed.
      </p>
    </div>
  );
}
