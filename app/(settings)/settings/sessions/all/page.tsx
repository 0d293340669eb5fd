import type { Metadata } from "next";

import { listSessions } from "@/db/sessions";
import { namedSessions } from "@/lib/browsers";
import { proofOf } from "@/lib/reauthentication";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../../console-page";
import { endAllAction } from "../actions";
import { ConfirmEnd } from "../confirm-end";

export const metadata: Metadata = { title: "Log out all sessions" };

export default async function EndAllPage() {
  const session = await requireSession();
  const open = await listSessions(session.user.id);

  return (
    <ConsolePage session={session} title="Log out all sessions?" tab="/settings/sessions">
      <ConfirmEnd action={endAllAction} button="Log out all sessions">
        <p>
          {namedSessions(open)}. <strong>This browser is one of them:</strong> to go on takes {await proofOf(session)}.
        </p>
      </ConfirmEnd>
    </ConsolePage>
  );
}
