"use client";

import type { ComponentProps } from "react";

import { controlLook, lineLook } from "./control-look";
import { cx } from "./cx";
import { FieldFrame, type FieldFrameProps } from "./field-frame";
import { useField } from "./form-context";

type FieldProps = Omit<ComponentProps<"input">, "id" | keyof FieldFrameProps> &
  FieldFrameProps & {
    /** For values that are compared letter by letter. */
    mono?: boolean;
  };

/** A labelled input that shows its own complaints, and what was typed before. */
export function Field({
  name,
  label,
  hint,
  optional,
  aside,
  quiet,
  className,
  mono,
  defaultValue,
  ...input
}: FieldProps) {
  const { control, values, ...frame } = useField(name, hint);

  return (
    <FieldFrame {...frame} {...{ label, hint, optional, aside, quiet, className }}>
      <input
        required={!optional}
        {...input}
        {...control}
        defaultValue={values?.[name] ?? defaultValue}
        className={cx(controlLook, lineLook, mono && "font-mono")}
      />
    </FieldFrame>
  );
}
