import { ActionForm } from "@/components/action-form";
import { ButtonLink } from "@/components/button";
import { CodeField } from "@/components/code-field";
import { Field } from "@/components/field";
import { SubmitButton } from "@/components/submit-button";

import { confirmSetupAction, showKeyAction } from "./actions";

export function ConfirmSetupForm({ setupId, first }: { setupId: string; first: boolean }) {
  return (
    <ActionForm action={confirmSetupAction}>
      <input type="hidden" name="setup" value={setupId} />
      <CodeField />
      <Field name="device-name" label="Device name" autoComplete="off" optional={first} className="wide:max-w-80" />
      <p className="text-small text-muted">Your other sessions are logged out when the authenticator is saved.</p>
      <div className="flex flex-col-reverse gap-2 wide:flex-row wide:justify-end">
        <ButtonLink href="/settings/authenticator">Cancel</ButtonLink>
        <SubmitButton pending="Saving…">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function ShowKeyForm() {
  return (
    <ActionForm action={showKeyAction} idPrefix="key-" className="grid gap-2">
      <p className="text-small text-muted">The key is shown for ten minutes after you confirmed that it's you.</p>
      <SubmitButton variant="outlined" className="justify-self-start max-wide:w-full">
        Show the key
      </SubmitButton>
    </ActionForm>
  );
}
