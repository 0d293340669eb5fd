import type { ReactNode } from "react";

type PageTitleProps = { title: ReactNode; lead?: ReactNode; action?: ReactNode };

/** What the page is about, in a word and a sentence, and the one act that concerns all of it. */
export function PageTitle({ title, lead, action }: PageTitleProps) {
  return (
    <div className="mb-5 flex flex-col gap-4 wide:flex-row wide:items-start wide:justify-between">
      <div className="max-w-128">
        <h1 className="text-title">{title}</h1>
        {lead && <p className="mt-1 text-muted">{lead}</p>}
      </div>
      {action && <div className="shrink-0 *:w-full wide:*:w-auto">{action}</div>}
    </div>
  );
}
