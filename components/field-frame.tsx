"use client";

import type { ReactNode } from "react";

import { cx } from "./cx";
import { FieldNotes } from "./field-notes";

export type FieldFrameProps = {
  name: string;
  label: ReactNode;
  /** A rule or an explanation, always visible. */
  hint?: ReactNode;
  /** Says so in the label; all other fields are required. */
  optional?: boolean;
  /** At the right end of the label line, for example a link. */
  aside?: ReactNode;
  /** The label is for screen readers only, as over a search. */
  quiet?: boolean;
  className?: string;
};

type FrameOf = Omit<FieldFrameProps, "name"> & { id: string; errors: string[]; children: ReactNode };

/** The label above a control, and what is said about it under it. */
export function FieldFrame({ id, label, hint, optional, aside, quiet, errors, className, children }: FrameOf) {
  return (
    <div className={cx("grid min-w-0 grid-cols-[minmax(0,1fr)_auto] content-start gap-x-4 gap-y-1.5", className)}>
      <label htmlFor={id} className={cx("font-medium", quiet && "sr-only")}>
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      <div className="col-span-2">{children}</div>
      {/* After the control, so that Tab leads from field to field. */}
      {aside && <div className="col-start-2 row-start-1 self-end text-small">{aside}</div>}
      <FieldNotes id={id} hint={hint} errors={errors} />
    </div>
  );
}
