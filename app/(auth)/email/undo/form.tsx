import { ActionForm } from "@/components/action-form";
import { SubmitButton } from "@/components/submit-button";

import { undoEmailChangeAction } from "./actions";

export function UndoChangeForm({ token }: { token: string }) {
  return (
    <ActionForm action={undoEmailChangeAction}>
      <input type="hidden" name="token" value={token} />
      <SubmitButton full pending="Undoing…">
        Undo the change
      </SubmitButton>
    </ActionForm>
  );
}
