import { Moon, Sun } from "lucide-react";

import { HalfMoon } from "./half-moon";

const themes = {
  system: { label: "System", next: "light", Icon: HalfMoon },
  light: { label: "Light", next: "dark", Icon: Sun },
  dark: { label: "Dark", next: "system", Icon: Moon },
} as const;

type Theme = keyof typeof themes;

type ThemeButtonProps = { theme: Theme; action: (form: FormData) => Promise<void> };

/** Goes through System, Light and Dark, one press each. Sends the next one as `theme`. */
export function ThemeButton({ theme, action }: ThemeButtonProps) {
  const { label, next, Icon } = themes[theme];
  const name = `Theme: ${label}. Change to ${themes[next].label}`;

  return (
    <form action={action}>
      <input type="hidden" name="theme" value={next} />
      <button
        type="submit"
        aria-label={name}
        title={name}
        className="grid size-9 place-items-center rounded-md text-muted hover:bg-sunken pointer-coarse:size-11"
      >
        <Icon aria-hidden="true" className="size-4" />
      </button>
    </form>
  );
}
