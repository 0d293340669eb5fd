import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { ButtonLink } from "@/components/button";
import { Panel, Row } from "@/components/panel";
import { Receipt } from "@/components/receipt";
import { Tag } from "@/components/tag";
import { Time } from "@/components/time";
import { listAuthenticators } from "@/db/authenticators";
import { mostAuthenticators } from "@/lib/authenticators/setup";
import { codesInSet, fewCodes, recoveryCodesState } from "@/lib/recovery-codes";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../console-page";
import { RenewCodesForm, StartSetupForm } from "./form";

export const metadata: Metadata = { title: "Authenticator" };

export default async function AuthenticatorPage({ searchParams }: PageProps<"/settings/authenticator">) {
  const session = await requireSession();
  const [devices, codes] = await Promise.all([
    listAuthenticators(session.user.id),
    recoveryCodesState(session.user.id),
  ]);
  if (codes && !codes.kept) redirect("/settings/authenticator/recovery-codes?done=recovery-codes-unkept");

  return (
    <ConsolePage
      session={session}
      title="Authenticator"
      lead="An app on your phone makes a code for each login, so a stolen password isn't enough."
      tab="/settings/authenticator"
      receipt={(await searchParams).done}
    >
      {codes && codes.left <= fewCodes && (
        <Receipt tone="warn" className="mb-5">
          <strong>
            {codes.left === 0
              ? "No recovery codes are left."
              : `Only ${codes.left} ${codes.left === 1 ? "recovery code is" : "recovery codes are"} left.`}
          </strong>{" "}
          Make new ones, so that you can get in without your phone.
        </Receipt>
      )}
      <Panel>
        <Row heading="Authenticator app" explanation={devices.length > 0 ? undefined : "Takes two minutes."}>
          <p className="mb-3">
            {devices.length > 0 ? (
              <>
                <Tag tone="ok">On</Tag> Logging in takes your password and a code.
              </>
            ) : (
              <>
                <Tag>Off</Tag> Logging in takes your password only.
              </>
            )}
          </p>
          {devices.length < mostAuthenticators ? (
            <StartSetupForm first={devices.length === 0} />
          ) : (
            <p className="text-small text-muted">Five is the most. Remove one to add another.</p>
          )}
        </Row>
        {devices.map(({ id, name, createdAt, lastUsedAt }) => (
          <Row key={id} heading={<span className="wrap-anywhere">{name}</span>}>
            <div className="flex flex-wrap items-start justify-between gap-3">
              <p className="text-small text-muted">
                Added <Time at={createdAt} timeZone={session.user.timeZone} locale={session.user.locale} />
                <br />
                {lastUsedAt ? (
                  <>
                    Last used <Time at={lastUsedAt} timeZone={session.user.timeZone} locale={session.user.locale} />
                  </>
                ) : (
                  "Not used to log in yet"
                )}
              </p>
              <ButtonLink href={`/settings/authenticator/${id}`} size="small" aria-label={`Rename or remove ${name}`}>
                Rename or remove
              </ButtonLink>
            </div>
          </Row>
        ))}
      </Panel>
      {codes && (
        <Panel className="mt-5">
          <Row heading="Recovery codes" explanation="For when your phone is not at hand.">
            <p className="mb-3">
              {codes.left} of {codesInSet} left, made{" "}
              <Time at={codes.madeAt} timeZone={session.user.timeZone} locale={session.user.locale} />
            </p>
            <RenewCodesForm />
          </Row>
        </Panel>
      )}
    </ConsolePage>
  );
}
