import type { ReactNode } from "react";

type FoldedProps = { words: ReactNode; open: boolean; children: ReactNode };

/** What few people need, under a few words. The browser unfolds it, so it needs no script. */
export function Folded({ words, open, children }: FoldedProps) {
  return (
    <details open={open} className="rounded-md border border-line bg-surface px-3.5 py-3">
      <summary className="cursor-pointer rounded-sm font-medium">{words}</summary>
      <div className="pt-4">{children}</div>
    </details>
  );
}
