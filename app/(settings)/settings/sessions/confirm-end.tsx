import type { ReactNode } from "react";

import { ActionForm } from "@/components/action-form";
import { ButtonLink } from "@/components/button";
import { SubmitButton } from "@/components/submit-button";
import type { FormAction } from "@/lib/form-state";

type ConfirmEndProps = { action: FormAction; children: ReactNode; button: string; fields?: Record<string, string> };

/** Says what will end, and asks once. */
export function ConfirmEnd({ action, children, button, fields = {} }: ConfirmEndProps) {
  return (
    <div className="max-w-128 rounded-lg border border-line bg-surface p-5">
      <div className="mb-4 grid gap-2 wrap-anywhere">{children}</div>
      <ActionForm action={action}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex flex-col-reverse gap-2 wide:flex-row wide:justify-end">
          <ButtonLink href="/settings/sessions">Keep</ButtonLink>
          <SubmitButton variant="danger-filled" pending="Logging out…">
            {button}
          </SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}
