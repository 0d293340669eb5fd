"use client";

import { unstable_isUnrecognizedActionError as isFromOldPage } from "next/navigation";

import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/button";
import { type Refusal, refusals } from "@/lib/refusals";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** What people with scripts see when we fail; without scripts the server sends a page of its own. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const refusal = refusalIn(error);
  if (refusal)
    return (
      <AuthFrame title={refusals[refusal].title}>
        <p role="alert" className="mb-5">
          {refusals[refusal].text}
        </p>
        <Button variant="filled" onClick={() => window.location.reload()}>
          Open the page again
        </Button>
      </AuthFrame>
    );

  return (
    <AuthFrame title={refusals.broken.title}>
      <p role="alert" className="mb-5">
        Your last change was not saved.{error.digest && ` Reference ${error.digest}.`}
      </p>
      <Button variant="filled" onClick={reset}>
        Try again
      </Button>
    </AuthFrame>
  );
}

/** Why a form was turned away before its action: in the word of proxy.ts, or because the page is older than the server. */
function refusalIn(error: Error): Refusal | undefined {
  const known = Object.keys(refusals) as Refusal[];
  return known.find((kind) => kind === error.message) ?? (isFromOldPage(error) ? "unreadable" : undefined);
}
