import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { Panel, Row } from "@/components/panel";
import { countAuthenticators } from "@/db/authenticators";
import { currentSetup } from "@/lib/authenticators/setup";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../../console-page";
import { ConfirmSetupForm, ShowKeyForm } from "./form";
import { SetupKey } from "./setup-key";

export const metadata: Metadata = { title: "Set up an authenticator" };

const tab = "/settings/authenticator";

/** Keeps its form when the proof of who one is has grown old, for what was typed there; the key waits for a new one. */
export default async function SetupPage() {
  const session = await requireSession();
  const [setup, others] = await Promise.all([currentSetup(session), countAuthenticators(session.user.id)]);
  if (!setup) redirect(`${tab}?done=setup-over`);

  return (
    <ConsolePage
      session={session}
      title="Set up an authenticator"
      lead="Nothing changes until a code from the app proves that it works."
      tab={tab}
    >
      <Panel>
        <Row heading="1. Install an app" explanation="On your phone.">
          <p>FreeOTP, Google Authenticator, Microsoft Authenticator, or any other that makes one-time codes.</p>
        </Row>
        <Row heading="2. Scan or type the key" explanation="Keep it to yourself.">
          {session.fresh ? <SetupKey secret={setup.key} uri={setup.uri} /> : <ShowKeyForm />}
        </Row>
        <Row heading="3. Enter the code" explanation="The name helps you tell your devices apart.">
          <ConfirmSetupForm setupId={setup.id} first={others === 0} />
        </Row>
      </Panel>
    </ConsolePage>
  );
}
