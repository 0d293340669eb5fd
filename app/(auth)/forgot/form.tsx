import { ActionForm } from "@/components/action-form";
import { Field } from "@/components/field";
import { SubmitButton } from "@/components/submit-button";

import { requestResetAction } from "./actions";

export function ForgotForm() {
  return (
    <ActionForm action={requestResetAction}>
      <Field
        name="email"
        label="Email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <SubmitButton full pending="Sending…">
        Send the email
      </SubmitButton>
    </ActionForm>
  );
}
