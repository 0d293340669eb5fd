import type { Metadata } from "next";
import Link from "next/link";

import { ButtonLink } from "@/components/button";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { Panel, Row } from "@/components/panel";
import { countAuthenticators } from "@/db/authenticators";
import { listedOrganizations, listOrganizations } from "@/db/organizations";
import { newFormKey } from "@/lib/organizations";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../console-page";
import { CreateOrganizationForm } from "./form";
import { roleNames } from "./role-names";
import { SearchForm } from "./search-form";

export const metadata: Metadata = { title: "Organizations" };

export default async function OrganizationsPage({ searchParams }: PageProps<"/organizations">) {
  const session = await requireSession();
  const { q, done } = await searchParams;
  const search = typeof q === "string" ? q.replaceAll("\0", "").trim().slice(0, 255) : "";
  const [found, authenticators] = await Promise.all([
    listOrganizations(session.user.id, search),
    countAuthenticators(session.user.id),
  ]);
  const shown = found.slice(0, listedOrganizations);
  const first = found.length === 0 && !search;

  return (
    <ConsolePage
      session={session}
      title="Organizations"
      lead={first ? "An organization holds your projects, people and billing." : undefined}
      receipt={done}
    >
      {first ? (
        <EmptyState
          title="Create your first organization"
          explanation="Most teams start with one, named after the company. You'll be its owner."
          aside={
            <>
              <h2 className="mb-0.5 text-body font-semibold text-ink">Invited by someone?</h2>
              Ask them to add <strong className="wrap-anywhere">{session.user.email}</strong>. The organization then
              appears here by itself.
            </>
          }
        >
          <CreateOrganizationForm formKey={newFormKey()} />
        </EmptyState>
      ) : (
        <>
          <div className="mb-4 flex flex-col gap-3 wide:flex-row wide:items-center wide:justify-between">
            <ButtonLink href="/organizations/new" variant="filled">
              Create organization
            </ButtonLink>
            <SearchForm search={search} />
          </div>
          {shown.length === 0 ? (
            <p className="rounded-lg border border-line bg-surface px-5 py-6">
              No organization matches “{search}”. <Link href="/organizations">Clear</Link>
            </p>
          ) : (
            <DataTable
              caption="Your organizations"
              entries={shown}
              keyOf={({ id }) => id}
              columns={[
                {
                  label: "Name",
                  long: true,
                  cell: ({ id, name }) => (
                    <Link href={`/organizations/${id}`} prefetch={false} className="font-medium">
                      {name}
                    </Link>
                  ),
                },
                { label: "ID", mono: true, cell: ({ id }) => id },
                { label: "Role", cell: ({ role }) => roleNames[role] },
              ]}
            />
          )}
          {found.length > shown.length && (
            <p className="mt-3 text-small text-muted">These are the first {shown.length}. Search to find the others.</p>
          )}
        </>
      )}
      {authenticators === 0 && (
        <Panel className="mt-5">
          <Row heading="Protect your account" explanation="Takes two minutes.">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p>Add an authenticator app, so a stolen password isn't enough.</p>
              <ButtonLink href="/settings/authenticator" size="small">
                Set up
              </ButtonLink>
            </div>
          </Row>
        </Panel>
      )}
    </ConsolePage>
  );
}
