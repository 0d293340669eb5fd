import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";

import { AuthFrame } from "@/components/auth-frame";

import { findLocalEmail } from "../find-local-email";

export const metadata: Metadata = { title: "Email" };

export default async function EmailPage({ params }: PageProps<"/dev/mail/[id]">) {
  const { id } = await params;
  const email = await findLocalEmail(id);
  if (!email) notFound();

  return (
    <AuthFrame title={email.message.subject} lead={`To ${email.address}`} reading>
      <iframe
        src={`/dev/mail/${id}/html`}
        title="The email as HTML"
        sandbox="allow-top-navigation-by-user-activation"
        className="h-160 w-full rounded-md border border-line bg-surface"
      />
      <h2 className="mt-6 mb-2 font-semibold">As plain text</h2>
      <pre className="overflow-x-auto rounded-md border border-line bg-sunken p-4 font-mono text-small whitespace-pre-wrap wrap-anywhere">
        {email.message.text}
      </pre>
      <p className="mt-4">
        <Link href="/dev/mail">All emails</Link>
      </p>
    </AuthFrame>
  );
}
