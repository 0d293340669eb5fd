import { ActionForm } from "@/components/action-form";
import { SubmitButton } from "@/components/submit-button";

import { leaveLoginAction } from "./actions";

/** Says as whom the login goes on, and lets somebody else begin anew. */
export function LeaveLoginForm({ email }: { email: string }) {
  return (
    <div className="mt-5 text-small text-muted">
      <p className="mb-2">
        Logging in as <strong className="wrap-anywhere">{email}</strong>.
      </p>
      <ActionForm action={leaveLoginAction} idPrefix="leave-">
        <SubmitButton variant="outlined" size="small" className="justify-self-start">
          Not you?
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
