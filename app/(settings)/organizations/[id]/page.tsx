import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";

import { ButtonLink } from "@/components/button";
import { CopyButton } from "@/components/copy-button";
import { Panel, Row } from "@/components/panel";
import { Time } from "@/components/time";
import { findOrganization } from "@/db/organizations";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../console-page";
import { roleNames } from "../role-names";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage({ params, searchParams }: PageProps<"/organizations/[id]">) {
  const session = await requireSession();
  const organization = await findOrganization((await params).id, session.user.id);
  if (!organization) notFound();

  return (
    <ConsolePage session={session} title={organization.name} receipt={(await searchParams).done}>
      <Panel>
        <Row heading="ID" explanation="For support and scripts.">
          <div className="flex flex-wrap items-center gap-3">
            <span className="font-mono text-small break-all">{organization.id}</span>
            <CopyButton text={organization.id} size="small">
              Copy
            </CopyButton>
          </div>
        </Row>
        <Row heading="Your role">{roleNames[organization.role]}</Row>
        <Row heading="Created">
          <Time at={organization.createdAt} timeZone={session.user.timeZone} locale={session.user.locale} />
        </Row>
      </Panel>
      {organization.role === "owner" && (
        <p className="mt-5">
          <ButtonLink href={`/organizations/${organization.id}/delete`} variant="danger-outlined">
            Delete organization…
          </ButtonLink>
        </p>
      )}
      <p className="mt-4">
        <Link href="/organizations">All organizations</Link>
      </p>
    </ConsolePage>
  );
}
