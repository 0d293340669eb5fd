import Link from "next/link";
import type { ComponentProps } from "react";

import { type ButtonLook, buttonLook } from "./button-look";

/** A button. It does nothing to its form unless it says type="submit". */
export function Button({ variant, size, full, className, ...button }: ComponentProps<"button"> & ButtonLook) {
  return <button type="button" {...button} className={buttonLook({ variant, size, full }, className)} />;
}

/** A link that looks like a button: it leads to another page and changes nothing. */
export function ButtonLink({ variant, size, full, className, ...link }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link prefetch={false} {...link} className={buttonLook({ variant, size, full }, className)} />;
}
