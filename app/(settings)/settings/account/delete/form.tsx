import { ActionForm } from "@/components/action-form";
import { Field } from "@/components/field";
import { SubmitButton } from "@/components/submit-button";

import { deleteAccountAction } from "./actions";

export function DeleteForm({ email }: { email: string }) {
  return (
    <ActionForm action={deleteAccountAction}>
      <Field
        name="confirm"
        label="Type your email to go on"
        hint={email}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-1p-ignore="true"
        data-lpignore="true"
      />
      <SubmitButton variant="danger-filled" className="justify-self-start max-wide:w-full" pending="Closing…">
        Delete account
      </SubmitButton>
    </ActionForm>
  );
}
