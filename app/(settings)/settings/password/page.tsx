import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { Time } from "@/components/time";
import { findAccount } from "@/db/account-details";
import { listSessions } from "@/db/sessions";
import { env } from "@/lib/env";
import { passwordRule } from "@/lib/fields";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../console-page";
import { ChangePasswordForm } from "./form";

export const metadata: Metadata = { title: "Password" };

export default async function PasswordPage({ searchParams }: PageProps<"/settings/password">) {
  const session = await requireSession();
  const { done } = await searchParams;
  const [account, sessions] = await Promise.all([findAccount(session.user.id), listSessions(session.user.id)]);
  if (!account) redirect("/login");

  return (
    <ConsolePage
      session={session}
      title="Change password"
      lead="All fields are required."
      tab="/settings/password"
      receipt={done}
    >
      <ChangePasswordForm
        email={account.email}
        rule={passwordRule()}
        minLength={env.PASSWORD_MIN_LENGTH}
        others={sessions.filter(({ id }) => id !== session.id).length}
        notMe={done === "not-me"}
      />
      <p className="mt-4 text-small text-muted">
        Last changed <Time at={account.passwordChangedAt} timeZone={account.timeZone} locale={account.locale} />.
      </p>
    </ConsolePage>
  );
}
