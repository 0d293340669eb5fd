import { Day } from "@/components/day";
import { Document } from "@/components/document";
import type { ReadableDocument } from "@/lib/document-parser";

import { AuthPage } from "./(auth)/auth-page";

/** A document on a page of its own. */
export function DocumentPage({ title, version, blocks }: ReadableDocument) {
  const lead = (
    <>
      Version of <Day on={version} />
    </>
  );

  return (
    <AuthPage title={title} lead={lead} reading>
      <Document blocks={blocks} />
    </AuthPage>
  );
}
