import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { listSessions } from "@/db/sessions";
import { namedSessions } from "@/lib/browsers";
import { proofOf } from "@/lib/reauthentication";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../../console-page";
import { endOthersAction } from "../actions";
import { ConfirmEnd } from "../confirm-end";

export const metadata: Metadata = { title: "Log out all other sessions" };

export default async function EndOthersPage() {
  const session = await requireSession();
  const others = (await listSessions(session.user.id)).filter(({ id }) => id !== session.id);
  if (others.length === 0) redirect("/settings/sessions");
  const count = others.length === 1 ? "1 other session" : `${others.length} other sessions`;

  return (
    <ConsolePage session={session} title={`Log out ${count}?`} tab="/settings/sessions">
      <ConfirmEnd
        action={endOthersAction}
        button={others.length === 1 ? "Log out 1 session" : `Log out ${others.length} sessions`}
      >
        <p>
          {namedSessions(others)}. {others.length === 1 ? "It needs" : "They need"} {await proofOf(session)} to come
          back. This browser stays logged in.
        </p>
      </ConfirmEnd>
    </ConsolePage>
  );
}
