"use client";

import { useMounted } from "./use-mounted";

type RevealButtonProps = { subject: string; controls: string; pressed: boolean; onPress: () => void };

/** Shows and hides a password. It is there only where scripts run. */
export function RevealButton({ subject, controls, pressed, onPress }: RevealButtonProps) {
  if (!useMounted()) return null;
  const verb = pressed ? "Hide" : "Show";

  return (
    <button
      type="button"
      aria-label={`${verb} ${subject.toLowerCase()}`}
      aria-pressed={pressed}
      aria-controls={controls}
      onClick={onPress}
      className="absolute inset-y-1 right-1 rounded-sm px-2 text-small font-medium text-accent-text hover:underline"
    >
      {verb}
    </button>
  );
}
