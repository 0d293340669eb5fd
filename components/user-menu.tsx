"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";

import { initialsOf } from "./initials";

type UserMenuProps = { name: string; email: string; logOut: (form: FormData) => Promise<void> };

const entry =
  "flex min-h-9 w-full items-center rounded-md px-2.5 py-1 text-left text-ink no-underline -outline-offset-2 hover:bg-sunken pointer-coarse:min-h-11";

/** Who is logged in, and the ways from here. A disclosure that the browser opens, so it needs no script. */
export function UserMenu({ name, email, logOut }: UserMenuProps) {
  const shown = name.trim() || email;
  const panel = useRef<HTMLDivElement>(null);
  // The bar outlives the page when a link leads on inside the console, so a link closes the menu.
  const close = () => panel.current?.hidePopover?.();

  return (
    <>
      <button
        type="button"
        popoverTarget="user-menu"
        title={`User menu: ${shown}`}
        className="flex min-h-9 items-center gap-2 rounded-md px-2 text-small hover:bg-sunken pointer-coarse:min-h-11 [&:has(+:popover-open)]:bg-sunken"
      >
        <span
          aria-hidden="true"
          className="grid size-6.5 place-items-center rounded-full bg-accent text-[0.6875rem] font-semibold text-on-fill"
        >
          {initialsOf(shown)}
        </span>
        <span className="sr-only">User menu: </span>
        <span className="max-w-48 truncate max-wide:sr-only">{shown}</span>
        <ChevronDown aria-hidden="true" className="size-3" strokeWidth={3} />
      </button>
      <div
        id="user-menu"
        popover="auto"
        ref={panel}
        className="absolute inset-auto top-12 right-4 m-0 w-62 rounded-lg border border-line bg-raised p-1.5 text-ink shadow-menu wide:right-6"
      >
        <div className="mb-1.5 border-b border-line px-2.5 pt-2 pb-2.5">
          <p className="font-semibold">{shown}</p>
          <p className="text-small text-muted">{email}</p>
        </div>
        <Link href="/settings/account" prefetch={false} onClick={close} className={entry}>
          Settings
        </Link>
        <Link href="/organizations" prefetch={false} onClick={close} className={entry}>
          Organizations
        </Link>
        <form action={logOut}>
          <button type="submit" className={entry}>
            Log out
          </button>
        </form>
      </div>
    </>
  );
}
