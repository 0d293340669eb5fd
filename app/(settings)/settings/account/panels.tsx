import { ButtonLink } from "@/components/button";
import { Day } from "@/components/day";
import { Panel, Row } from "@/components/panel";
import { Tag } from "@/components/tag";
import { Time } from "@/components/time";
import type { CurrentSession } from "@/lib/sessions";

import { PendingChange } from "./email/pending-change";

type AccountPanelsProps = {
  session: CurrentSession;
  change: { newEmail: string; expiresAt: Date; again?: string } | undefined;
  terms: { version: string; acceptedAt: Date } | undefined;
};

/** What belongs to the account besides its details: email, terms, data, its end. */
export function AccountPanels({ session: { user }, change, terms }: AccountPanelsProps) {
  return (
    <>
      <Panel className="mt-5">
        <Row heading="Email" explanation="Where you log in and get security notices.">
          <p className="mb-3 flex flex-wrap items-center gap-2">
            <strong className="min-w-0 font-semibold wrap-anywhere">{user.email}</strong> <Tag tone="ok">Confirmed</Tag>
          </p>
          {change ? (
            <PendingChange
              newEmail={change.newEmail}
              until={<Time at={change.expiresAt} {...styleOf(user)} />}
              again={change.again}
            />
          ) : (
            <ButtonLink href="/settings/account/email">Change email…</ButtonLink>
          )}
        </Row>
      </Panel>
      <Panel className="mt-5">
        <Row heading="Terms">
          {terms ? (
            <p>
              Version of <Day on={terms.version} locale={user.locale} />, accepted{" "}
              <Time at={terms.acceptedAt} {...styleOf(user)} />
            </p>
          ) : (
            <p>You have not accepted any yet.</p>
          )}
        </Row>
        <Row heading="Your data" explanation="What we keep of you, as JSON.">
          <ButtonLink href="/settings/account/data">Download my data…</ButtonLink>
        </Row>
        <Row heading="Delete account" explanation="You can restore it for 14 days.">
          <ButtonLink href="/settings/account/delete" variant="danger-outlined">
            Delete account…
          </ButtonLink>
        </Row>
      </Panel>
    </>
  );
}

const styleOf = ({ timeZone, locale }: CurrentSession["user"]) => ({ timeZone, locale });
