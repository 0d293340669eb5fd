import type { ReactNode } from "react";

type EmptyStateProps = {
  title: ReactNode;
  explanation?: ReactNode;
  /** What else may be true, at the side. */
  aside?: ReactNode;
  /** The way to begin. */
  children?: ReactNode;
};

/** A place with nothing in it yet: what belongs here, and how to begin. */
export function EmptyState({ title, explanation, aside, children }: EmptyStateProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 rounded-lg border border-line bg-surface px-4 py-6 wide:grid-cols-[minmax(0,1fr)_auto] wide:px-6 wide:py-11">
      <div>
        <h2 className="text-input font-semibold">{title}</h2>
        {explanation && <p className="mt-0.5 max-w-130 text-muted">{explanation}</p>}
        {children && <div className="mt-5">{children}</div>}
      </div>
      {aside && (
        <div className="self-start text-small text-muted wide:w-70 wide:border-l wide:border-line wide:pl-6">
          {aside}
        </div>
      )}
    </div>
  );
}
