import { ActionForm } from "@/components/action-form";
import { EmailField } from "@/components/email-field";
import { Honeypot } from "@/components/honeypot";
import { SubmitButton } from "@/components/submit-button";

import { NameFields } from "../name-fields";
import { NewPasswordFields } from "../new-password-fields";
import { registerAction } from "./actions";

type RegisterFormProps = { rule: string; minLength: number };

export function RegisterForm({ rule, minLength }: RegisterFormProps) {
  return (
    <ActionForm action={registerAction}>
      <EmailField hint="We'll send an email to confirm it's yours." />
      <NewPasswordFields rule={rule} minLength={minLength} />
      <NameFields />
      <Honeypot />
      <p className="text-small text-muted">
        All fields are required. Next: the terms, then an email to confirm your address.
      </p>
      <SubmitButton full pending="Registering…">
        Register
      </SubmitButton>
    </ActionForm>
  );
}
