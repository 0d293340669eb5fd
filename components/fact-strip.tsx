import Link from "next/link";
import type { ReactNode } from "react";

type FactStripProps = { facts: { label: string; value: ReactNode; href: string }[] };

/** What matters at a glance, each fact leading to where it can be changed. */
export function FactStrip({ facts }: FactStripProps) {
  return (
    <ul className="mb-5 grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line wide:grid-cols-4">
      {facts.map(({ label, value, href }) => (
        <li key={href + label} className="bg-surface">
          <Link
            href={href}
            prefetch={false}
            className="block h-full px-4 py-3 text-ink no-underline -outline-offset-2 hover:bg-sunken"
          >
            <span className="block text-small text-muted">{label}</span>
            <span className="font-semibold">{value}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
