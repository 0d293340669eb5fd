import { ActionForm } from "@/components/action-form";
import { EmailField } from "@/components/email-field";
import { SubmitButton } from "@/components/submit-button";

import { requestResetAction } from "./actions";

export function ForgotForm() {
  return (
    <ActionForm action={requestResetAction}>
      <EmailField autoFocus />
      <SubmitButton full pending="Sending…">
        Send the email
      </SubmitButton>
    </ActionForm>
  );
}
