import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";

import { Day } from "@/components/day";
import { Document } from "@/components/document";
import { privacyDocument, termsDocument } from "@/lib/documents";
import { currentRegistration } from "@/lib/registration/current";

import { AuthPage } from "../../auth-page";
import { TermsForm } from "./form";

export const metadata: Metadata = { title: "Terms" };

export default async function RegisterTermsPage() {
  const registration = await currentRegistration();
  if (!registration) redirect("/login?done=registration-gone");
  if (registration.termsAcceptedAt) redirect("/register/verify");
  const [terms, privacy] = await Promise.all([termsDocument(), privacyDocument()]);

  return (
    <AuthPage
      title="Cloud Console Terms and Conditions"
      lead={
        <>
          Version of <Day on={terms.version} />
        </>
      }
    >
      <p className="mb-4">
        To go on, accept the <Link href="/terms">Terms and Conditions</Link> and the{" "}
        <Link href="/privacy">Privacy</Link> statement.
      </p>
      {[terms, privacy].map(({ title, blocks }) => (
        <section
          key={title}
          aria-label={title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          tabIndex={0}
          className="mb-4 max-h-80 overflow-y-auto rounded-md border border-line-strong bg-surface px-4 py-3"
        >
          <h2 className="mb-2 font-semibold">{title}</h2>
          <Document blocks={blocks} level={3} />
        </section>
      ))}
      <TermsForm version={terms.version} />
    </AuthPage>
  );
}
