import type { Metadata } from "next";
import Link from "next/link";

import { ButtonLink } from "@/components/button";
import { DataTable } from "@/components/data-table";
import { Ip } from "@/components/ip";
import { Time } from "@/components/time";
import { listActivity } from "@/db/activity";
import { browserName } from "@/lib/browsers";
import { eventDetail, eventKindIn, eventKinds, eventNames } from "@/lib/events";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../console-page";

export const metadata: Metadata = { title: "Activity" };

const pageLength = 50;

export default async function ActivityPage({ searchParams }: PageProps<"/settings/activity">) {
  const session = await requireSession();
  const { user } = session;
  const { kind: named, before, done } = await searchParams;
  const kind = eventKindIn(named);
  const from = typeof before === "string" && /^\d{1,15}$/.test(before) ? Number(before) : undefined;
  const rows = await listActivity(user.id, {
    events: kind && [...eventKinds[kind].events],
    before: from,
    limit: pageLength + 1,
  });
  const shown = rows.slice(0, pageLength);
  const filter = kind ? `kind=${kind}` : "";

  return (
    <ConsolePage
      session={session}
      title="Activity"
      lead="What happened to your account in the last 90 days. Addresses are shortened after a week."
      tab="/settings/activity"
      receipt={done}
    >
      <nav aria-label="Kinds of activity" className="mb-4 flex flex-wrap gap-2">
        {[
          ["", "Everything"] as const,
          ...Object.entries(eventKinds).map(([name, { label }]) => [name, label] as const),
        ].map(([name, label]) => (
          <ButtonLink
            key={name}
            href={name ? `/settings/activity?kind=${name}` : "/settings/activity"}
            size="small"
            variant={(kind ?? "") === name ? "filled" : "outlined"}
            aria-current={(kind ?? "") === name ? "page" : undefined}
          >
            {label}
          </ButtonLink>
        ))}
      </nav>
      {shown.length === 0 ? (
        <p className="rounded-lg border border-line bg-surface px-5 py-6">
          {from === undefined ? "Nothing of this kind in the last 90 days." : "Nothing older in the last 90 days."}{" "}
          <Link href="/settings/activity">Everything</Link>
        </p>
      ) : (
        <DataTable
          caption="Activity"
          entries={shown}
          keyOf={({ id }) => String(id)}
          columns={[
            {
              label: "Date",
              cell: ({ at }) => <Time at={at} timeZone={user.timeZone} locale={user.locale} />,
            },
            { label: "Event", cell: ({ event }) => eventNames[event as keyof typeof eventNames] ?? event },
            { label: "Browser", cell: ({ userAgent }) => browserName(userAgent) },
            { label: "IP", mono: true, cell: ({ ip }) => <Ip address={ip} /> },
            { label: "Details", long: true, cell: ({ detail }) => eventDetail(detail) },
          ]}
        />
      )}
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {from !== undefined && <Link href={`/settings/activity${filter && `?${filter}`}`}>Newest</Link>}
        {rows.length > shown.length && (
          <Link href={`/settings/activity?${[filter, `before=${shown.at(-1)?.id}`].filter(Boolean).join("&")}`}>
            Older
          </Link>
        )}
        <span className="text-small text-muted">
          Download as <a href="/settings/activity/download?as=csv">CSV</a> or{" "}
          <a href="/settings/activity/download?as=json">JSON</a>
        </span>
      </div>
    </ConsolePage>
  );
}
