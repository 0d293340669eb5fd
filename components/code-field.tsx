"use client";

import type { ComponentProps } from "react";

import { controlLook } from "./control-look";
import { cx } from "./cx";
import { FieldFrame, type FieldFrameProps } from "./field-frame";
import { useField } from "./form-context";

type CodeFieldProps = Partial<Pick<FieldFrameProps, "name" | "label" | "hint" | "className">> &
  Pick<ComponentProps<"input">, "autoFocus" | "required"> & {
    /** Takes codes with letters in them, too. */
    anyCode?: boolean;
  };

/** A one-time code in one field: it can be pasted with spaces, and nothing cuts it off. */
export function CodeField({
  name = "code",
  label = "One-time code",
  hint,
  className,
  required = true,
  anyCode,
  ...input
}: CodeFieldProps) {
  const { control, values: _, ...frame } = useField(name, hint);

  return (
    <FieldFrame {...frame} {...{ label, hint, className }}>
      <input
        type="text"
        inputMode={anyCode ? "text" : "numeric"}
        pattern={anyCode ? undefined : "[0-9 ]*"}
        autoComplete="one-time-code"
        spellCheck={false}
        required={required}
        {...input}
        {...control}
        className={cx(
          controlLook,
          "h-13 w-full px-3.5 font-mono text-code font-medium pointer-coarse:text-code",
          !anyCode && "max-w-58",
        )}
      />
    </FieldFrame>
  );
}
