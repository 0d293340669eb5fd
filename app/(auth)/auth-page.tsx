import type { ComponentProps, ReactNode } from "react";

import { AuthFrame } from "@/components/auth-frame";
import { Receipt } from "@/components/receipt";
import { env } from "@/lib/env";
import { receiptFor } from "@/lib/receipts/find";

type AuthPageProps = Omit<ComponentProps<typeof AuthFrame>, "foot"> & {
  /** The name of a receipt, as the page's address has it. */
  receipt?: unknown;
  children?: ReactNode;
};

/** A page for people who are not logged in, with the receipt of what they just did. */
export function AuthPage({ receipt, children, ...frame }: AuthPageProps) {
  const said = receiptFor(receipt);
  const foot = [
    { label: "Terms", href: "/terms" },
    { label: "Privacy", href: "/privacy" },
    ...(env.SUPPORT_EMAIL ? [{ label: "Help", href: `mailto:${env.SUPPORT_EMAIL}` }] : []),
  ];

  return (
    <AuthFrame {...frame} foot={foot}>
      {said && (
        <Receipt tone={said.tone} className="mb-5">
          <strong>{said.lead}</strong> {said.text}
        </Receipt>
      )}
      {children}
    </AuthFrame>
  );
}
