import type { ReactNode } from "react";

import { cx } from "./cx";

const tones = {
  ok: "border-l-ok",
  info: "border-l-accent-text",
  warn: "border-l-warn",
  danger: "border-l-danger",
};

type ReceiptTone = keyof typeof tones;

type ReceiptProps = {
  tone?: ReceiptTone;
  /** "none" where a live region already surrounds it. */
  role?: "status" | "alert" | "none";
  children: ReactNode;
  className?: string;
};

/** A line that says what happened and what it means. It stays until you leave. */
export function Receipt({
  tone = "ok",
  role = tone === "danger" ? "alert" : "status",
  children,
  className,
}: ReceiptProps) {
  return (
    <div
      role={role === "none" ? undefined : role}
      className={cx("rounded-md border border-l-3 border-line bg-surface px-3.5 py-3", tones[tone], className)}
    >
      {children}
    </div>
  );
}
