import { cx } from "./cx";

const variants = {
  filled: "border-transparent bg-accent text-on-fill hover:bg-accent-hover",
  outlined: "border-line-strong bg-surface text-ink hover:bg-sunken",
  text: "border-transparent text-accent-text hover:bg-sunken",
  "danger-outlined": "border-danger bg-surface text-danger hover:bg-danger-soft",
  "danger-filled": "border-transparent bg-danger-fill text-on-fill hover:brightness-90",
};

const sizes = {
  normal: "min-h-9 px-3.5 pointer-coarse:min-h-11",
  small: "min-h-7.5 px-2.25 text-small pointer-coarse:min-h-10",
};

export type ButtonLook = {
  /** One filled button per view. Danger is outlined until the last confirmation. */
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  /** As wide as its column. */
  full?: boolean;
};

/** How a button looks, for buttons and for links that lead to one. */
export const buttonLook = ({ variant = "outlined", size = "normal", full }: ButtonLook, className?: string) =>
  cx(
    "inline-flex items-center justify-center gap-2 rounded-md border py-1 text-center font-medium no-underline",
    "aria-disabled:cursor-default print:hidden",
    // Without backgrounds, only this tells the current one of several.
    "forced-colors:aria-[current=page]:border-3",
    variants[variant],
    sizes[size],
    full && "w-full",
    className,
  );
