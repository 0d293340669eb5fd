import { PasswordField } from "@/components/password-field";

type NewPasswordFieldsProps = { label?: string; rule: string; minLength: number };

/** A new password with its rule, and its confirmation. */
export function NewPasswordFields({ label = "Password", rule, minLength }: NewPasswordFieldsProps) {
  return (
    <>
      <PasswordField
        name="new-password"
        label={label}
        autoComplete="new-password"
        hint={rule}
        minLength={minLength}
        passwordrules={`minlength: ${minLength}; allowed: unicode;`}
      />
      <PasswordField name="new-password-confirm" label="Confirmation" autoComplete="new-password" />
    </>
  );
}
