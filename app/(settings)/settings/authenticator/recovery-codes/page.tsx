import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { buttonLook } from "@/components/button-look";
import { CopyButton } from "@/components/copy-button";
import { PrintButton } from "@/components/print-button";
import { Time } from "@/components/time";
import { unkeptRecoveryCodes } from "@/lib/recovery-codes";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../../console-page";
import { ConfirmPage } from "../../confirm/confirm-page";
import { KeepCodesForm } from "./form";

export const metadata: Metadata = { title: "Recovery codes" };

const tab = "/settings/authenticator";

export default async function RecoveryCodesPage({ searchParams }: PageProps<"/settings/authenticator/recovery-codes">) {
  const session = await requireSession();
  if (!session.fresh)
    return (
      <ConfirmPage
        session={session}
        next={`${tab}/recovery-codes`}
        tab={tab}
        reason="Your recovery codes still have to be kept. They are shown to you only."
      />
    );
  const sheet = await unkeptRecoveryCodes(session.user.id);
  if (!sheet) redirect(tab);

  return (
    <ConsolePage
      session={session}
      title="Recovery codes"
      lead="Each lets you in once when your phone is not at hand. Keep them where your phone is not. They are not shown again once you finish."
      tab={tab}
      receipt={(await searchParams).done}
    >
      <div className="overflow-clip rounded-lg border border-line bg-surface">
        <div className="p-4 wide:p-5">
          <p className="mb-3 text-small text-muted">
            Cloud Console, <span className="wrap-anywhere">{session.user.email}</span>, made{" "}
            <Time at={sheet.createdAt} timeZone={session.user.timeZone} locale={session.user.locale} />
          </p>
          <ol className="grid gap-x-8 gap-y-1.5 rounded-md bg-sunken p-4 font-mono text-small wide:grid-cols-2 print:grid-cols-2">
            {sheet.codes.map((code) => (
              <li key={code} className="wrap-anywhere">
                {code}
              </li>
            ))}
          </ol>
          <div className="mt-4 flex flex-wrap gap-2 print:hidden">
            <a href={`${tab}/recovery-codes/download`} className={buttonLook({})}>
              Download .txt
            </a>
            <CopyButton text={sheet.codes.join("\n")}>Copy all</CopyButton>
            <PrintButton>Print</PrintButton>
          </div>
        </div>
        <div className="border-t border-line bg-sunken/45 px-4 py-3 wide:px-5 print:hidden">
          <KeepCodesForm set={sheet.set} />
        </div>
      </div>
    </ConsolePage>
  );
}
