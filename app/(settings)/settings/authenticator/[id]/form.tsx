import { ActionForm } from "@/components/action-form";
import { Field } from "@/components/field";
import { SubmitButton } from "@/components/submit-button";

import { removeAuthenticatorAction, renameAuthenticatorAction } from "./actions";

export function RenameForm({ id, name }: { id: string; name: string }) {
  return (
    <ActionForm action={renameAuthenticatorAction} idPrefix="rename-">
      <input type="hidden" name="id" value={id} />
      <Field name="device-name" label="Device name" autoComplete="off" defaultValue={name} className="wide:max-w-80" />
      <SubmitButton className="justify-self-start max-wide:w-full" pending="Saving…">
        Save
      </SubmitButton>
    </ActionForm>
  );
}

export function RemoveForm({ id, last }: { id: string; last: boolean }) {
  return (
    <ActionForm action={removeAuthenticatorAction} idPrefix="remove-">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="danger-outlined" className="justify-self-start max-wide:w-full" pending="Removing…">
        {last ? "Turn off" : "Remove"}
      </SubmitButton>
    </ActionForm>
  );
}
