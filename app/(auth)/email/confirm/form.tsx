import { ActionForm } from "@/components/action-form";
import { SubmitButton } from "@/components/submit-button";

import { confirmEmailChangeAction } from "./actions";

export function ConfirmChangeForm({ token }: { token: string }) {
  return (
    <ActionForm action={confirmEmailChangeAction}>
      <input type="hidden" name="token" value={token} />
      <SubmitButton full pending="Confirming…">
        Confirm
      </SubmitButton>
    </ActionForm>
  );
}
