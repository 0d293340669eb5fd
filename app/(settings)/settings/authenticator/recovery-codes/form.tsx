import { ActionForm } from "@/components/action-form";
import { CheckboxField } from "@/components/checkbox-field";
import { SubmitButton } from "@/components/submit-button";

import { keepCodesAction } from "./actions";

export function KeepCodesForm({ set }: { set: string }) {
  return (
    <ActionForm action={keepCodesAction} className="grid gap-3 wide:flex wide:items-center wide:justify-between">
      <input type="hidden" name="set" value={set} />
      <CheckboxField name="kept" label="I have saved these codes somewhere safe" />
      <SubmitButton className="max-wide:w-full">Finish</SubmitButton>
    </ActionForm>
  );
}
