import { ActionForm } from "@/components/action-form";
import { Field } from "@/components/field";
import { SubmitButton } from "@/components/submit-button";

import { logInWithRecoveryCodeAction } from "./actions";

export function RecoveryForm({ next }: { next: string }) {
  return (
    <ActionForm action={logInWithRecoveryCodeAction}>
      <input type="hidden" name="next" value={next} />
      <Field
        name="recovery-code"
        label="Recovery code"
        hint="24 letters and digits; dashes don't matter."
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        mono
        autoFocus
      />
      <SubmitButton full pending="Checking…">
        Continue
      </SubmitButton>
    </ActionForm>
  );
}
