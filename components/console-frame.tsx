import type { ComponentProps, ReactNode } from "react";

import { cx } from "./cx";
import { SkipLink } from "./skip-link";
import { TopBar } from "./top-bar";

type ConsoleFrameProps = ComponentProps<typeof TopBar> & {
  /** Beside the page on wide screens, above it on phones. */
  nav?: ReactNode;
  children: ReactNode;
};

/** The frame of every page for people who are logged in. */
export function ConsoleFrame({ nav, children, ...bar }: ConsoleFrameProps) {
  return (
    <>
      <SkipLink />
      <TopBar {...bar} />
      <div
        className={cx(
          "mx-auto wide:px-6 wide:py-8 print:block",
          nav ? "max-w-270 wide:grid wide:grid-cols-[200px_minmax(0,760px)] wide:gap-10" : "max-w-252",
        )}
      >
        {nav}
        <main id="main" tabIndex={-1} className={cx("px-4 pb-12 outline-none wide:p-0", nav ? "pt-4" : "pt-6")}>
          {children}
        </main>
      </div>
    </>
  );
}
