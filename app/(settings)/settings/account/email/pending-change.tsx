import type { ReactNode } from "react";

import { ActionForm } from "@/components/action-form";
import { CodeField } from "@/components/code-field";
import { SubmitButton } from "@/components/submit-button";

import { cancelEmailChangeAction, confirmEmailCodeAction, sendEmailChangeAgainAction } from "./actions";

type PendingChangeProps = {
  newEmail: string;
  until: ReactNode;
  /** From when the email can be sent again, when that is not now. */
  again?: string;
};

/** A change of address that waits for its confirmation, and the ways on. */
export function PendingChange({ newEmail, until, again }: PendingChangeProps) {
  return (
    <div className="grid gap-4">
      <p className="text-small">
        Change to <strong className="wrap-anywhere">{newEmail}</strong> is waiting for you to confirm it, until {until}.
        Open the email we sent there, or enter its code.{again && ` You can send it again from ${again}.`}
      </p>
      <ActionForm action={confirmEmailCodeAction} idPrefix="email-">
        <CodeField label="Code from the email" />
        <SubmitButton variant="outlined" className="justify-self-start" pending="Confirming…">
          Confirm
        </SubmitButton>
      </ActionForm>
      <div className="flex flex-wrap gap-2">
        <ActionForm action={sendEmailChangeAgainAction} idPrefix="again-">
          <SubmitButton variant="outlined" size="small">
            Send again
          </SubmitButton>
        </ActionForm>
        <ActionForm action={cancelEmailChangeAction} idPrefix="cancel-">
          <SubmitButton variant="text" size="small">
            Cancel change
          </SubmitButton>
        </ActionForm>
      </div>
    </div>
  );
}
