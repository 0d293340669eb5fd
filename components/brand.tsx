import Link from "next/link";

import { Mark } from "./mark";

/** The product's name and mark, as the way home. */
export function Brand({ href }: { href: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-9 items-center gap-2.5 rounded-md font-semibold text-ink no-underline pointer-coarse:min-h-11"
    >
      <Mark className="size-5 text-accent-text" />
      Cloud Console
    </Link>
  );
}
