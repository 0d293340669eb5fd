import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";

import { Day } from "@/components/day";
import { Document } from "@/components/document";
import { termsDocument } from "@/lib/documents";
import { nextPath } from "@/lib/paths";
import { currentSession } from "@/lib/sessions";

import { AuthPage } from "../../(auth)/auth-page";
import { AcceptNewTermsForm } from "./form";

export const metadata: Metadata = { title: "New terms" };

export default async function AcceptTermsPage({ searchParams }: PageProps<"/terms/accept">) {
  const next = nextPath((await searchParams).next);
  const session = await currentSession();
  if (!session) redirect("/login");
  if (!session.termsOwed) redirect(next);
  const { version, changes, title, blocks } = termsDocument();

  return (
    <AuthPage
      title="The terms have changed"
      lead={
        <>
          Version of <Day on={version} locale={session.user.locale} />. To go on, accept the{" "}
          <Link href="/terms">Terms and Conditions</Link> and the <Link href="/privacy">Privacy</Link> statement.
        </>
      }
    >
      {changes && (
        <p className="mb-4">
          <strong>What changed:</strong> {changes}
        </p>
      )}
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="mb-4 max-h-80 overflow-y-auto rounded-md border border-line-strong bg-surface px-4 py-3"
      >
        <Document blocks={blocks} level={2} />
      </section>
      <AcceptNewTermsForm version={version} next={next} />
    </AuthPage>
  );
}
