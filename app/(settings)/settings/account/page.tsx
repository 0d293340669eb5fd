import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";

import { FactStrip } from "@/components/fact-strip";
import { findAccount } from "@/db/account-details";
import { countAuthenticators } from "@/db/authenticators";
import { findEmailChange } from "@/db/email-changes";
import { listSessions } from "@/db/sessions";
import { findTermsAcceptance } from "@/db/terms-acceptances";
import { countries } from "@/lib/countries";
import { clockTimeFrom, day } from "@/lib/moments";
import { locales, timeZones } from "@/lib/preferences";
import { recoveryCodesState } from "@/lib/recovery-codes";
import { nextEmailAt } from "@/lib/registration/verification-email";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../console-page";
import { AccountForm } from "./form";
import { AccountPanels } from "./panels";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ searchParams }: PageProps<"/settings/account">) {
  const session = await requireSession();
  const { id } = session.user;
  const [account, authenticators, codes, sessions, change, terms] = await Promise.all([
    findAccount(id),
    countAuthenticators(id),
    recoveryCodesState(id),
    listSessions(id),
    findEmailChange(id),
    findTermsAcceptance(id),
  ]);
  if (!account) redirect("/login");
  const again = change && (await nextEmailAt(change.newEmail));

  const facts = [
    { label: "Password changed", value: day(account.passwordChangedAt, session.user), href: "/settings/password" },
    {
      label: "Authenticator",
      value: authenticators > 0 ? `On (${authenticators})` : "Off",
      href: "/settings/authenticator",
    },
    { label: "Recovery codes", value: codes ? `${codes.left} left` : "None", href: "/settings/authenticator" },
    { label: "Sessions", value: sessions.length, href: "/settings/sessions" },
  ];

  return (
    <ConsolePage
      session={session}
      title="Edit account"
      lead="How we address you, reach you and show you times."
      tab="/settings/account"
      receipt={(await searchParams).done}
      above={<FactStrip facts={facts} />}
    >
      <AccountForm account={account} countries={countries} locales={locales} timeZones={timeZones()} />
      <AccountPanels
        session={session}
        change={change && { ...change, again: again && clockTimeFrom(again, account) }}
        terms={terms}
      />
      <p className="mt-4 text-small text-muted">
        Read the <Link href="/terms">Terms</Link> and <Link href="/privacy">Privacy</Link>.
      </p>
    </ConsolePage>
  );
}
