import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { Ip } from "@/components/ip";
import { Time } from "@/components/time";
import { findOwnSession } from "@/db/sessions";
import { browserName } from "@/lib/browsers";
import { proofOf } from "@/lib/reauthentication";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../../console-page";
import { endSessionAction } from "../actions";
import { ConfirmEnd } from "../confirm-end";

export const metadata: Metadata = { title: "Log out a session" };

export default async function EndSessionPage({ params, searchParams }: PageProps<"/settings/sessions/[id]">) {
  const session = await requireSession();
  const { user } = session;
  const found = await findOwnSession((await params).id, user.id);
  if (!found || found.id === session.id) notFound();
  const notMe = (await searchParams)["not-me"] !== undefined;
  const browser = browserName(found.userAgent);

  return (
    <ConsolePage session={session} title={notMe ? "This wasn't you?" : `Log out ${browser}?`} tab="/settings/sessions">
      <ConfirmEnd
        action={endSessionAction}
        button={notMe ? "Log it out and go on" : "Log out"}
        fields={{ id: found.id, ...(notMe && { "not-me": "on" }) }}
      >
        <p>
          <strong>{browser}</strong>,{" "}
          <span className="font-mono text-small">
            <Ip address={found.ip} />
          </span>
          , last access <Time at={found.lastAccessAt} timeZone={user.timeZone} locale={user.locale} />.
        </p>
        <p>
          {notMe
            ? "It is logged out first. Then you choose a new password, so that whoever it was can't come back, and look at what happened lately."
            : `It needs ${await proofOf(session)} to come back.`}
        </p>
      </ConfirmEnd>
    </ConsolePage>
  );
}
