import type { Metadata } from "next";
import Link from "next/link";

import { AuthFrame } from "@/components/auth-frame";
import { DataTable } from "@/components/data-table";
import { Time } from "@/components/time";
import { listEmails } from "@/db/outbox";
import { messageIn } from "@/lib/outbox";

import { localOnly } from "./local-only";

export const metadata: Metadata = { title: "Emails" };

/** Every email of local mode, newest first. Nothing leaves this machine. */
export default async function MailboxPage() {
  await localOnly();
  const emails = await listEmails();

  return (
    <AuthFrame title="Emails" lead="In local mode emails are kept here instead of being sent." reading>
      {emails.length === 0 ? (
        <p>No emails yet. Register, and the first one appears here.</p>
      ) : (
        <DataTable
          caption="Emails"
          entries={emails}
          keyOf={({ id }) => id}
          columns={[
            {
              label: "Subject",
              long: true,
              cell: (email) => (
                <Link href={`/dev/mail/${email.id}`} prefetch={false}>
                  {messageIn(email)?.subject ?? "Emptied after its time"}
                </Link>
              ),
            },
            { label: "To", long: true, cell: ({ address }) => address },
            { label: "Written", cell: ({ createdAt }) => <Time at={createdAt} /> },
          ]}
        />
      )}
    </AuthFrame>
  );
}
