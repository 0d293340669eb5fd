import Link from "next/link";

import { ActionForm } from "@/components/action-form";
import { CheckboxField } from "@/components/checkbox-field";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";
import { UserName } from "@/components/user-name";

import { NameFields } from "../name-fields";
import { NewPasswordFields } from "../new-password-fields";
import { confirmHereAction, confirmWithNewPasswordAction, confirmWithPasswordAction } from "./actions";

type FormProps = { token: string; address: string };

export function ConfirmForm({ token, address }: FormProps) {
  return (
    <ActionForm action={confirmHereAction}>
      <input type="hidden" name="token" value={token} />
      <SubmitButton full pending="Confirming…">
        <span className="min-w-0 wrap-anywhere">Confirm {address}</span>
      </SubmitButton>
    </ActionForm>
  );
}

export function KnownPasswordForm({ token, address }: FormProps) {
  return (
    <ActionForm action={confirmWithPasswordAction}>
      <input type="hidden" name="token" value={token} />
      <UserName address={address} />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        hint="The one you chose when you registered."
      />
      <SubmitButton full pending="Confirming…">
        Confirm
      </SubmitButton>
    </ActionForm>
  );
}

type NewPasswordFormProps = FormProps & { rule: string; minLength: number; version: string };

export function NewPasswordForm({ token, address, rule, minLength, version }: NewPasswordFormProps) {
  return (
    <div className="mt-6">
      <ActionForm
        action={confirmWithNewPasswordAction}
        idPrefix="anew-"
        folded="Don't know it, or didn't register? Start anew"
      >
        <p className="text-small text-muted">
          Whatever was entered for this address before is dropped. If you don't want an account, close this page.
        </p>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={version} />
        <UserName address={address} />
        <NameFields />
        <NewPasswordFields label="New password" rule={rule} minLength={minLength} />
        <CheckboxField name="terms" label="I accept the Terms and Conditions and the Privacy statement" />
        <p className="text-small text-muted">
          Read the <Link href="/terms">Terms</Link> and <Link href="/privacy">Privacy</Link>.
        </p>
        <SubmitButton full variant="outlined" pending="Confirming…">
          Confirm with a new password
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
