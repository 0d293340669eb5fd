import { ActionForm } from "@/components/action-form";
import { CheckboxField } from "@/components/checkbox-field";
import { Panel, PanelFoot } from "@/components/panel";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";
import { UserName } from "@/components/user-name";

import { changePasswordAction } from "./actions";

type ChangePasswordFormProps = { email: string; rule: string; minLength: number; others: number; notMe?: boolean };

export function ChangePasswordForm({ email, rule, minLength, others, notMe }: ChangePasswordFormProps) {
  return (
    <ActionForm action={changePasswordAction} className="">
      <UserName address={email} />
      {notMe && <input type="hidden" name="not-me" value="on" />}
      <Panel>
        <div className="grid gap-4 p-4 wide:p-5 wide:*:max-w-100">
          <PasswordField
            name="password"
            label="Password"
            autoComplete="current-password"
            hint="The one you have now."
          />
          <PasswordField
            name="new-password"
            label="New password"
            autoComplete="new-password"
            hint={rule}
            minLength={minLength}
            passwordrules={`minlength: ${minLength}; allowed: unicode;`}
          />
          <PasswordField name="new-password-confirm" label="Confirmation" autoComplete="new-password" />
          <CheckboxField name="end-others" label={`Log out my other sessions (${others})`} defaultChecked />
        </div>
        <PanelFoot>
          <SubmitButton pending="Saving…">Save</SubmitButton>
        </PanelFoot>
      </Panel>
    </ActionForm>
  );
}
