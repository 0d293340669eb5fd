import { ActionForm } from "@/components/action-form";
import { SubmitButton } from "@/components/submit-button";

import { exportDataAction } from "./actions";

export function ExportForm({ first }: { first: boolean }) {
  return (
    <ActionForm action={exportDataAction}>
      <SubmitButton variant={first ? "filled" : "outlined"} className="justify-self-start" pending="Making…">
        Make the file
      </SubmitButton>
    </ActionForm>
  );
}
