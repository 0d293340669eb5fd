import type { Metadata } from "next";
import Link from "next/link";

import { Panel, Row } from "@/components/panel";
import { listMemberships, listSolelyOwned } from "@/db/organizations";
import { listSessions } from "@/db/sessions";
import { day } from "@/lib/moments";
import { requireSession } from "@/lib/sessions";
import { days } from "@/lib/time";

import { ConsolePage } from "../../../console-page";
import { DeleteForm } from "./form";

export const metadata: Metadata = { title: "Delete account" };

export default async function DeleteAccountPage() {
  const session = await requireSession();
  const { user } = session;
  const [blocking, organizations, sessions] = await Promise.all([
    listSolelyOwned(user.id),
    listMemberships(user.id),
    listSessions(user.id),
  ]);
  const erasedOn = day(new Date(Date.now() + days(14)), user);

  return (
    <ConsolePage session={session} title="Delete account" tab="/settings/account">
      {blocking.length > 0 ? (
        <Panel>
          <Row heading="Not yet" explanation={`You are ${blocking.length === 1 ? "its" : "their"} only owner.`}>
            <p className="mb-2">
              {blocking.length === 1 ? "An organization" : `${blocking.length} organizations`} would be left without an
              owner. Delete {blocking.length === 1 ? "it" : "them"} first.
            </p>
            <ul className="grid gap-1">
              {blocking.map(({ id, name }) => (
                <li key={id}>
                  <Link href={`/organizations/${id}`} className="wrap-anywhere">
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </Row>
        </Panel>
      ) : (
        <Panel>
          <Row heading="What happens">
            <ul className="grid list-disc gap-1 pl-5">
              <li>
                Your account closes now:{" "}
                {sessions.length === 1 ? "this session is" : `all ${sessions.length} sessions are`} logged out.
              </li>
              {organizations.length > 0 && (
                <li>
                  You leave {organizations.length === 1 ? "1 organization" : `${organizations.length} organizations`}.
                </li>
              )}
              <li>It is erased on {erasedOn}. Until then you can log in to restore it.</li>
              <li>After that nobody can bring it back, and your address can be registered anew.</li>
            </ul>
          </Row>
          <Row heading="Confirm">
            <DeleteForm email={user.email} />
          </Row>
        </Panel>
      )}
      <p className="mt-4">
        <Link href="/settings/account">Back to your account</Link>
      </p>
    </ConsolePage>
  );
}
