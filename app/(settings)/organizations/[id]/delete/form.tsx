import { ActionForm } from "@/components/action-form";
import { ButtonLink } from "@/components/button";
import { SubmitButton } from "@/components/submit-button";

import { deleteOrganizationAction } from "./actions";

export function DeleteOrganizationForm({ id }: { id: string }) {
  return (
    <ActionForm action={deleteOrganizationAction}>
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-col-reverse gap-2 wide:flex-row wide:justify-end">
        <ButtonLink href={`/organizations/${id}`}>Keep</ButtonLink>
        <SubmitButton variant="danger-filled" pending="Deleting…">
          Delete organization
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
