import { ActionForm } from "@/components/action-form";
import { Field } from "@/components/field";
import { SubmitButton } from "@/components/submit-button";

import { createOrganizationAction } from "./actions";

export function CreateOrganizationForm({ formKey }: { formKey: string }) {
  return (
    <ActionForm action={createOrganizationAction} className="grid items-start gap-4 wide:max-w-110">
      <input type="hidden" name="form" value={formKey} />
      <Field name="organization-name" label="Organization name" autoComplete="off" />
      <SubmitButton pending="Creating…" className="justify-self-start max-wide:w-full">
        Create organization
      </SubmitButton>
    </ActionForm>
  );
}
