import { ActionForm } from "@/components/action-form";
import { SubmitButton } from "@/components/submit-button";

import { logOutAction } from "../../(settings)/logout/actions";
import { acceptNewTermsAction } from "./actions";

export function AcceptNewTermsForm({ version, next }: { version: string; next: string }) {
  return (
    <div className="grid gap-3">
      <ActionForm action={acceptNewTermsAction}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="next" value={next} />
        <SubmitButton full pending="Accepting…">
          Accept
        </SubmitButton>
      </ActionForm>
      <form action={logOutAction}>
        <SubmitButton full variant="outlined">
          Decline and log out
        </SubmitButton>
      </form>
      <p className="text-small text-muted">Your account stays as it is. You are asked again when you log in.</p>
    </div>
  );
}
