import Link from "next/link";

import { ActionForm } from "@/components/action-form";
import { CheckboxField } from "@/components/checkbox-field";
import { EmailField } from "@/components/email-field";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";

import { logInAction } from "./actions";

export function LogInForm({ next }: { next: string }) {
  return (
    <ActionForm action={logInAction}>
      <input type="hidden" name="next" value={next} />
      <EmailField autoFocus />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        aside={
          <Link href="/forgot" prefetch={false}>
            Forgot password?
          </Link>
        }
      />
      <CheckboxField
        name="remember"
        label="Remember me"
        hint="On this browser for 30 days, or until 7 days without use. Otherwise until you close it, for 24 hours at most."
      />
      <SubmitButton full pending="Logging in…">
        Log in
      </SubmitButton>
    </ActionForm>
  );
}
