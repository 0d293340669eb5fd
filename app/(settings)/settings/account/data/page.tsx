import type { Metadata } from "next";
import Link from "next/link";

import { buttonLook } from "@/components/button-look";
import { Panel, Row } from "@/components/panel";
import { Time } from "@/components/time";
import { findExport } from "@/lib/data-export";
import { requireSession } from "@/lib/sessions";

import { ConsolePage } from "../../../console-page";
import { ExportForm } from "./form";

export const metadata: Metadata = { title: "Download my data" };

export default async function DataPage({ searchParams }: PageProps<"/settings/account/data">) {
  const session = await requireSession();
  const { timeZone, locale } = session.user;
  const file = await findExport(session);

  return (
    <ConsolePage
      session={session}
      title="Download my data"
      lead="Your details, terms, sessions, known browsers, authenticators without their keys, organizations and activity, as far back as we keep them, in one JSON file."
      tab="/settings/account"
      receipt={(await searchParams).done}
    >
      <Panel>
        {file && (
          <Row heading="Ready">
            <p className="mb-3">
              Made <Time at={file.createdAt} timeZone={timeZone} locale={locale} />, here until{" "}
              <Time at={file.expiresAt} timeZone={timeZone} locale={locale} />.
            </p>
            <a href="/settings/account/data/download" className={buttonLook({ variant: "filled" })}>
              Download
            </a>
          </Row>
        )}
        <Row heading={file ? "Make a new one" : "Make the file"} explanation="Once an hour.">
          <ExportForm first={!file} />
        </Row>
      </Panel>
      <p className="mt-4">
        <Link href="/settings/account">Back to your account</Link>
      </p>
    </ConsolePage>
  );
}
