"use client";

import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";

import type { FormAction } from "@/lib/form-state";

import { ConfirmIdentity } from "./confirm-identity";
import { ErrorSummary } from "./error-summary";
import { Folded } from "./folded";
import { FormContext } from "./form-context";
import { FormNotice } from "./form-notice";

type ActionFormProps = {
  action: FormAction;
  /** Set before every field's name to make its id, where a page has two forms with the same field. */
  idPrefix?: string;
  /** Lays out the fields. */
  className?: string;
  /** Folds the form away under these words, until it has something to say. */
  folded?: string;
  children: ReactNode;
};

/** A form that is sent to a server action, says what came of it, and leads to what has to change. */
export function ActionForm({ action, idPrefix = "", className = "grid gap-4", folded, children }: ActionFormProps) {
  const [state, send] = useActionState(action, {});
  const [revealed, setRevealed] = useState<string[]>([]);
  const alert = useRef<HTMLDivElement>(null);

  const { notice } = state;
  const complaints = Object.entries(state.errors ?? {})
    .filter(([, texts]) => texts.length > 0)
    .map(([name, texts]) => ({ id: `${idPrefix}${name}`, texts }));
  const only = complaints.length === 1 ? complaints[0]?.id : undefined;
  const refused = complaints.length > 0 || (notice !== undefined && notice.tone !== "ok");

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer moves the focus once, even when it is the same again.
  useEffect(() => {
    if (!refused) return;
    const target = only ? document.getElementById(only) : null;
    (target ?? alert.current)?.focus();
  }, [state]);

  const reveal = (kind: string, readable: boolean) =>
    setRevealed((kinds) => [...kinds.filter((other) => other !== kind), ...(readable ? [kind] : [])]);

  const form = (
    <form action={send} noValidate onSubmit={() => setRevealed([])}>
      <div role="alert" tabIndex={-1} ref={alert} className="grid gap-3 rounded-md not-empty:mb-5">
        {notice && notice.tone !== "ok" && <FormNotice {...notice} />}
        {complaints.length > 1 && <ErrorSummary complaints={complaints} />}
      </div>
      <div role="status" className="not-empty:mb-5">
        {notice?.tone === "ok" && <FormNotice {...notice} />}
      </div>
      {state.confirm && (
        <div className="mb-5 rounded-md border border-line bg-surface p-4">
          <ConfirmIdentity {...state.confirm} />
        </div>
      )}
      <div className={className}>{children}</div>
    </form>
  );

  return (
    <FormContext value={{ state, idPrefix, revealed, reveal }}>
      {folded ? (
        <Folded words={folded} open={refused}>
          {form}
        </Folded>
      ) : (
        form
      )}
    </FormContext>
  );
}
