import type { Metadata } from "next";

import { AuthFrame } from "@/components/auth-frame";
import { ButtonLink } from "@/components/button";

export const metadata: Metadata = { title: "There's no page here" };

/** What people see when there is nothing. */
export default function NotFound() {
  return (
    <AuthFrame title="There's no page here">
      <p className="mb-5">The address may be mistyped, or what was here is gone.</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/organizations" variant="filled">
          Organizations
        </ButtonLink>
        <ButtonLink href="/settings/account">Settings</ButtonLink>
      </div>
    </AuthFrame>
  );
}
