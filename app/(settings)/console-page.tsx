import { cookies } from "next/headers";
import type { ReactNode } from "react";

import { ConsoleFrame } from "@/components/console-frame";
import { PageTitle } from "@/components/page-title";
import { Receipt } from "@/components/receipt";
import { SettingsNav } from "@/components/settings-nav";
import { ThemeButton } from "@/components/theme-button";
import { UserMenu } from "@/components/user-menu";
import { themeCookie } from "@/lib/cookies";
import { env } from "@/lib/env";
import { receiptFor } from "@/lib/receipts/find";
import type { CurrentSession } from "@/lib/sessions";
import { themeOf } from "@/lib/theme";

import { logOutAction } from "./logout/actions";
import { setThemeAction } from "./theme/actions";

/** The parts of the settings, in the order people know. */
const tabs = [
  { href: "/settings/account", label: "Account" },
  { href: "/settings/password", label: "Password" },
  { href: "/settings/authenticator", label: "Authenticator" },
  { href: "/settings/sessions", label: "Sessions" },
  { href: "/settings/activity", label: "Activity" },
];

type ConsolePageProps = {
  session: CurrentSession;
  title: string;
  lead?: ReactNode;
  /** The settings tab that this page is. */
  tab?: string;
  /** The name of a receipt, as the page's address has it. */
  receipt?: unknown;
  /** The sessions that the receipt is about, in words. */
  receiptOf?: string;
  /** The one act that concerns all of the page. */
  action?: ReactNode;
  /** Above the title. */
  above?: ReactNode;
  children: ReactNode;
};

/** A page for people who are logged in: bar, user menu, receipt, title. */
export async function ConsolePage({
  session: { user },
  title,
  lead,
  tab,
  receipt,
  receiptOf,
  action,
  above,
  children,
}: ConsolePageProps) {
  const theme = themeOf((await cookies()).get(themeCookie().name)?.value);
  const said = receiptFor(receipt, receiptOf);

  return (
    <ConsoleFrame
      help={env.SUPPORT_EMAIL ? `mailto:${env.SUPPORT_EMAIL}` : undefined}
      themeButton={<ThemeButton theme={theme} action={setThemeAction} />}
      userMenu={<UserMenu name={`${user.firstName} ${user.lastName}`} email={user.email} logOut={logOutAction} />}
      nav={tab && <SettingsNav tabs={tabs} current={tab} />}
    >
      {said && (
        <Receipt tone={said.tone} className="mb-5 print:hidden">
          <strong>{said.lead}</strong> {said.text}
        </Receipt>
      )}
      {above}
      <PageTitle title={title} lead={lead} action={action} />
      {children}
    </ConsoleFrame>
  );
}
