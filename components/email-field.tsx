import { Field } from "./field";

type EmailFieldProps = { label?: string; autoComplete?: "username" | "email"; hint?: string; autoFocus?: boolean };

/** Asks for an email address: phones show the @, and neither capitals nor spelling are forced on it. */
export const EmailField = ({ label = "Email", autoComplete = "username", ...more }: EmailFieldProps) => (
  <Field
    name="email"
    label={label}
    type="email"
    inputMode="email"
    autoComplete={autoComplete}
    autoCapitalize="none"
    spellCheck={false}
    {...more}
  />
);
