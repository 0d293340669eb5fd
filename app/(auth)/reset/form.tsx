import { ActionForm } from "@/components/action-form";
import { SubmitButton } from "@/components/submit-button";
import { UserName } from "@/components/user-name";

import { NewPasswordFields } from "../new-password-fields";
import { resetPasswordAction } from "./actions";

type ResetFormProps = { token: string; address: string; rule: string; minLength: number };

export function ResetForm({ token, address, rule, minLength }: ResetFormProps) {
  return (
    <ActionForm action={resetPasswordAction}>
      <input type="hidden" name="token" value={token} />
      <UserName address={address} />
      <NewPasswordFields label="New password" rule={rule} minLength={minLength} />
      <SubmitButton full pending="Saving…">
        Save new password
      </SubmitButton>
    </ActionForm>
  );
}
