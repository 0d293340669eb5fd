"use client";

import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";

import { Button } from "./button";

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, "type" | "disabled"> & {
  /** What the button says while its form is on its way, for example "Saving…". */
  pending?: ReactNode;
};

/** A button that says so while its form is on its way, and ignores a second press. It never leaves the tab order. */
export function SubmitButton({ pending: busy, children, variant = "filled", onClick, ...button }: SubmitButtonProps) {
  const { pending, data } = useFormStatus();
  const pressed = pending && (!button.name || data?.get(button.name) === button.value);

  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };

  return (
    <Button {...button} type="submit" variant={variant} aria-disabled={pending || undefined} onClick={press}>
      {pressed ? (busy ?? children) : children}
    </Button>
  );
}
