import { ActionForm } from "@/components/action-form";
import { CodeField } from "@/components/code-field";
import { SubmitButton } from "@/components/submit-button";

import { logInWithCodeAction } from "./actions";

export function CodeForm({ next }: { next: string }) {
  return (
    <ActionForm action={logInWithCodeAction}>
      <input type="hidden" name="next" value={next} />
      <CodeField autoFocus />
      <SubmitButton full pending="Checking…">
        Continue
      </SubmitButton>
    </ActionForm>
  );
}
