import Link from "next/link";

import type { FormState } from "@/lib/form-state";

import { Receipt } from "./receipt";

/** The form's one message, with the one way on that it offers. */
export function FormNotice({ tone, text, link }: NonNullable<FormState["notice"]>) {
  return (
    <Receipt tone={tone} role="none">
      {text}
      {link && " "}
      {link && (
        <Link href={link.href} prefetch={false}>
          {link.label}
        </Link>
      )}
    </Receipt>
  );
}
