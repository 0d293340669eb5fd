import type { ReactNode } from "react";

import { cx } from "./cx";

/** One subject: ruled rows in one frame. */
export function Panel({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={cx("divide-y divide-line overflow-clip rounded-lg border border-line bg-surface", className)}>
      {children}
    </div>
  );
}

type RowProps = { heading: ReactNode; explanation?: ReactNode; children?: ReactNode; className?: string };

/** A row of a panel: what it is about on the left, its controls on the right. */
export function Row({ heading, explanation, children, className }: RowProps) {
  return (
    <section className="grid gap-x-6 gap-y-3 p-4 wide:grid-cols-[216px_minmax(0,1fr)] wide:px-5 wide:py-4.5">
      <div>
        <h2 className="font-semibold">{heading}</h2>
        {explanation && <p className="mt-0.5 text-small text-muted">{explanation}</p>}
      </div>
      <div className={cx("min-w-0", className)}>{children}</div>
    </section>
  );
}

/** The foot of a panel: a note on the left, its buttons on the right; on phones the last button comes first. */
export function PanelFoot({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 bg-sunken/45 px-4 py-3 wide:flex-row wide:items-center wide:px-5">
      {note && <div className="text-small text-muted">{note}</div>}
      <div className="flex flex-col-reverse gap-2 *:w-full wide:ml-auto wide:flex-row wide:*:w-auto">{children}</div>
    </div>
  );
}
