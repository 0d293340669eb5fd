import Link from "next/link";
import type { ReactNode } from "react";

import { Brand } from "./brand";
import { cx } from "./cx";
import { SkipLink } from "./skip-link";

type AuthFrameProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** The links at the foot: terms, privacy, help. */
  foot?: { label: string; href: string }[];
  /** A column for reading instead of the narrow one for forms. */
  reading?: boolean;
  children?: ReactNode;
};

/** The quiet page for people who are not logged in: the brand, one column, a few links. */
export function AuthFrame({ title, lead, foot = [], reading, children }: AuthFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="px-5 py-3 wide:px-7 print:hidden">
        <Brand href="/" />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cx("mx-auto w-full px-5 pt-10 pb-16 outline-none", reading ? "max-w-170" : "max-w-110")}
      >
        <h1 className="text-auth">{title}</h1>
        {lead && <p className="mt-1.5 text-muted">{lead}</p>}
        <div className="mt-6">{children}</div>
      </main>
      {foot.length > 0 && (
        <footer className="mt-auto flex flex-wrap justify-center gap-x-4 gap-y-1 px-5 py-4 text-small print:hidden">
          {foot.map(({ label, href }) => (
            <Link key={href} href={href} prefetch={false} className="py-0.75 text-muted pointer-coarse:py-3">
              {label}
            </Link>
          ))}
        </footer>
      )}
    </div>
  );
}
