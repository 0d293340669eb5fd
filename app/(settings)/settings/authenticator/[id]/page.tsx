import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";

import { Panel, Row } from "@/components/panel";
import { countAuthenticators, findAuthenticator } from "@/db/authenticators";
import { countRecoveryCodes } from "@/db/recovery-codes";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../../console-page";
import { RemoveForm, RenameForm } from "./form";

const codeWords = (codes: number) =>
  codes === 0 ? "" : ` Your ${codes === 1 ? "last recovery code stops" : `${codes} recovery codes stop`} working too.`;

export const metadata: Metadata = { title: "Authenticator" };

const tab = "/settings/authenticator";

export default async function AuthenticatorDevicePage({ params }: PageProps<"/settings/authenticator/[id]">) {
  const { user, ...session } = await requireSession();
  const device = await findAuthenticator((await params).id, user.id);
  if (!device) notFound();
  const last = (await countAuthenticators(user.id)) === 1;
  const codes = last ? await countRecoveryCodes(user.id) : 0;

  return (
    <ConsolePage session={{ user, ...session }} title={device.name} tab={tab}>
      <Panel>
        <Row heading="Rename">
          <RenameForm id={device.id} name={device.name} />
        </Row>
        <Row heading="Remove">
          <p className="mb-3">
            {last
              ? `Turn off your authenticator? Then a stolen password is enough to get in.${codeWords(codes)}`
              : "Codes from this device stop working."}{" "}
            Your other sessions are logged out.
          </p>
          <RemoveForm id={device.id} last={last} />
        </Row>
      </Panel>
      <p className="mt-4">
        <Link href={tab}>Back to Authenticator</Link>
      </p>
    </ConsolePage>
  );
}
