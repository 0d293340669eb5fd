import Link from "next/link";

import { cx } from "./cx";

type SettingsNavProps = { tabs: { href: string; label: string }[]; current: string };

/** The parts of the settings: a side bar, or tabs that scroll sideways on phones. */
export function SettingsNav({ tabs, current }: SettingsNavProps) {
  return (
    <nav
      aria-label="Settings"
      className="border-b border-line max-wide:overflow-x-auto max-wide:[scrollbar-width:none] wide:border-0 print:hidden"
    >
      <p aria-hidden="true" className="px-3 pb-2.5 text-caption text-subtle max-wide:hidden">
        Settings
      </p>
      <ul className="flex px-4 pt-2 wide:block wide:p-0">
        {tabs.map(({ href, label }) => (
          <li key={href} className="shrink-0">
            <Tab href={href} label={label} current={href === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Tab({ href, label, current }: { href: string; label: string; current: boolean }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      className={cx(
        "block px-2.5 py-3.5 -outline-offset-2 no-underline wide:rounded-r-md wide:py-1.75 pointer-coarse:wide:py-3",
        // Only the current tab has a border, so that forced colours still tell which one it is.
        current
          ? "border-accent-text font-semibold text-ink max-wide:border-b-2 max-wide:[scroll-initial-target:nearest] wide:border-l-2 wide:bg-accent-soft"
          : "text-muted hover:text-ink wide:ml-0.5",
      )}
    >
      {label}
    </Link>
  );
}
