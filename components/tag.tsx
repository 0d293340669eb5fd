import type { ReactNode } from "react";

import { cx } from "./cx";

const tones = {
  neutral: "bg-sunken text-muted",
  ok: "bg-ok-soft text-ok",
  accent: "bg-accent-soft text-accent-text",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
};

/** A state in one or two words. The word says it; the colour only helps. */
export function Tag({ tone = "neutral", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-block rounded-sm border border-transparent px-1.5 py-px text-caption font-medium",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
