import Link from "next/link";
import type { ReactNode } from "react";

import { Brand } from "./brand";

type TopBarProps = {
  /** Where help is: a page or a mailto link. */
  help?: string;
  themeButton?: ReactNode;
  userMenu?: ReactNode;
};

/** The bar on top of every page of the console. */
export function TopBar({ help, themeButton, userMenu }: TopBarProps) {
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className="flex min-h-12.75 flex-wrap items-center gap-1 px-4 wide:gap-2 wide:px-6">
        <Brand href="/organizations" />
        <div className="ml-auto flex items-center gap-1 wide:gap-2">
          {help && (
            <Link
              href={help}
              prefetch={false}
              className="rounded-md px-2 py-2.25 text-small text-muted no-underline hover:underline pointer-coarse:py-3.25"
            >
              Help
            </Link>
          )}
          {themeButton}
          {userMenu}
        </div>
      </div>
    </header>
  );
}
