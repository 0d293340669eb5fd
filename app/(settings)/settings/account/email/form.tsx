import { ActionForm } from "@/components/action-form";
import { ButtonLink } from "@/components/button";
import { EmailField } from "@/components/email-field";
import { SubmitButton } from "@/components/submit-button";

import { requestEmailChangeAction } from "./actions";

export function ChangeEmailForm() {
  return (
    <ActionForm action={requestEmailChangeAction}>
      <EmailField label="New email" autoComplete="email" />
      <div className="flex flex-col-reverse gap-2 wide:flex-row wide:justify-end">
        <ButtonLink href="/settings/account">Cancel</ButtonLink>
        <SubmitButton pending="Sending…">Send the email</SubmitButton>
      </div>
    </ActionForm>
  );
}
