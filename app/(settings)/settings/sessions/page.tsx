import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

import { ButtonLink } from "@/components/button";
import { SessionRow } from "@/components/session-row";
import { Tag } from "@/components/tag";
import { Time } from "@/components/time";
import { listEndedSessions } from "@/db/ended-sessions";
import { listSessions } from "@/db/sessions";
import { browserName, namedSessions } from "@/lib/browsers";
import { clientNames } from "@/lib/clients";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../console-page";
import { endReasons } from "./end-reasons";

export const metadata: Metadata = { title: "Sessions" };

/** What was logged out last from here, in one act. */
function lastEnded<Row extends { endedAt: Date; endedReason: string | null }>(ended: Row[]) {
  const byOwner = ended.filter(({ endedReason }) => endedReason === "ended-by-owner");
  return byOwner.filter(({ endedAt }) => endedAt.getTime() === byOwner[0]?.endedAt.getTime());
}

export default async function SessionsPage({ searchParams }: PageProps<"/settings/sessions">) {
  const session = await requireSession();
  const { user } = session;
  const [open, ended] = await Promise.all([listSessions(user.id), listEndedSessions(user.id)]);
  const current = open.filter(({ id }) => id === session.id);
  const others = open.filter(({ id }) => id !== session.id);
  const time = (at: Date) => <Time at={at} timeZone={user.timeZone} locale={user.locale} />;
  const unused = (at: Date): [string, ReactNode] => ["Expires unused", time(at)];

  return (
    <ConsolePage
      session={session}
      title="Sessions"
      lead="Browsers that are logged in to your account now. If you don't recognize one, log it out and change your password."
      tab="/settings/sessions"
      receipt={(await searchParams).done}
      receiptOf={namedSessions(lastEnded(ended))}
      action={others.length > 0 && <ButtonLink href="/settings/sessions/others">Log out all other sessions</ButtonLink>}
    >
      <ul className="divide-y divide-line overflow-clip rounded-lg border border-line bg-surface">
        {[...current, ...others].map((row) => (
          <SessionRow
            key={row.id}
            browser={browserName(row.userAgent)}
            tag={row.id === session.id && <Tag tone="accent">This browser</Tag>}
            ip={row.ip}
            place={row.place}
            clients={clientNames(row.clients)}
            times={[
              ["Started", time(row.startedAt)],
              ["Last access", time(row.lastAccessAt)],
              ["Expires", time(row.expiresAt)],
              ...(row.idleExpiresAt < row.expiresAt ? [unused(row.idleExpiresAt)] : []),
            ]}
          >
            {row.id !== session.id && (
              <>
                <ButtonLink size="small" variant="danger-outlined" href={`/settings/sessions/${row.id}?not-me`}>
                  Not me
                </ButtonLink>
                <ButtonLink size="small" href={`/settings/sessions/${row.id}`}>
                  Log out
                </ButtonLink>
              </>
            )}
          </SessionRow>
        ))}
      </ul>
      {others.length === 0 && <p className="mt-3 text-small text-muted">This is the only session.</p>}
      <p className="mt-4">
        <ButtonLink href="/settings/sessions/all" size="small">
          Log out all sessions, including this one
        </ButtonLink>
      </p>
      {ended.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 font-semibold">Ended in the last 28 days</h2>
          <ul className="divide-y divide-line overflow-clip rounded-lg border border-line bg-surface">
            {ended.map((row) => (
              <SessionRow
                key={row.id}
                browser={browserName(row.userAgent)}
                tag={<Tag>{endReasons[row.endedReason ?? "expired"]}</Tag>}
                ip={row.ip}
                place={row.place}
                clients={clientNames(row.clients)}
                times={[
                  ["Started", time(row.startedAt)],
                  ["Ended", time(row.endedAt)],
                ]}
              />
            ))}
          </ul>
        </>
      )}
      <p className="mt-4 text-small text-muted">
        Last access is the last page or form, written at most once a minute. Places come from the internet address and
        can be off by a city or more. Addresses of ended sessions are shortened after a week. What happened is under{" "}
        <Link href="/settings/activity">Activity</Link>.
      </p>
    </ConsolePage>
  );
}
