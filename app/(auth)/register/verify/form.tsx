import { ActionForm } from "@/components/action-form";
import { CodeField } from "@/components/code-field";
import { EmailField } from "@/components/email-field";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";

import { changeAddressAction, confirmCodeAction, leaveAction, sendAgainAction } from "./actions";

export function CodeForm() {
  return (
    <ActionForm action={confirmCodeAction}>
      <CodeField label="Code from the email" hint="Eight digits. The link in the email works as well." autoFocus />
      <SubmitButton full pending="Confirming…">
        Confirm
      </SubmitButton>
    </ActionForm>
  );
}

export function SendAgainForm({ from }: { from?: string }) {
  return (
    <ActionForm action={sendAgainAction} className="grid gap-2">
      <p className="text-small text-muted">
        Nothing there? It can take a few minutes; look in spam too.{from && ` You can send it again from ${from}.`}
      </p>
      <SubmitButton full variant="outlined" pending="Sending…">
        Send again
      </SubmitButton>
    </ActionForm>
  );
}

export function ChangeAddressForm() {
  return (
    <ActionForm action={changeAddressAction} idPrefix="change-" folded="Wrong address? Change it">
      <EmailField />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        hint="The one you chose when you registered."
      />
      <SubmitButton full variant="outlined" pending="Changing…">
        Change address
      </SubmitButton>
    </ActionForm>
  );
}

export function LeaveForm() {
  return (
    <ActionForm action={leaveAction}>
      <SubmitButton variant="text">Log out</SubmitButton>
    </ActionForm>
  );
}
