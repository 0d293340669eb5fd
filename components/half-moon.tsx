import type { ComponentProps } from "react";

/** Half light, half dark: whatever the device says. */
export function HalfMoon(svg: ComponentProps<"svg">) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" {...svg}>
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
    </svg>
  );
}
