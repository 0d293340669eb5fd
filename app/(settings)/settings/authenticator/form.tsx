import { ActionForm } from "@/components/action-form";
import { SubmitButton } from "@/components/submit-button";

import { renewRecoveryCodesAction, startSetupAction } from "./actions";

export function StartSetupForm({ first }: { first: boolean }) {
  return (
    <ActionForm action={startSetupAction} idPrefix="setup-">
      <SubmitButton variant={first ? "filled" : "outlined"} className="justify-self-start max-wide:w-full">
        {first ? "Set up" : "Add another"}
      </SubmitButton>
    </ActionForm>
  );
}

export function RenewCodesForm() {
  return (
    <ActionForm action={renewRecoveryCodesAction} idPrefix="codes-" className="grid gap-2">
      <p className="text-small text-muted">The old ones stop working when new ones are made.</p>
      <SubmitButton variant="outlined" className="justify-self-start max-wide:w-full">
        Make new codes
      </SubmitButton>
    </ActionForm>
  );
}
