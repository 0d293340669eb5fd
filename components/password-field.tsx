"use client";

import { type ComponentProps, type KeyboardEvent, useContext, useState } from "react";

import { controlLook, lineLook } from "./control-look";
import { cx } from "./cx";
import { FieldFrame, type FieldFrameProps } from "./field-frame";
import { FormContext, useField } from "./form-context";
import { RevealButton } from "./reveal-button";

type PasswordFieldProps = FieldFrameProps &
  Pick<ComponentProps<"input">, "autoFocus" | "minLength"> & {
    label: string;
    /** Fields of one kind are shown and hidden together. */
    autoComplete: "current-password" | "new-password";
    /** Tells password managers what to make. */
    passwordrules?: string;
  };

/** A password, hidden until you ask for it, and hidden again when it is sent. It is never filled in again. */
export function PasswordField({
  name,
  label,
  hint,
  optional,
  aside,
  quiet,
  className,
  autoComplete,
  ...input
}: PasswordFieldProps) {
  const { control, values: _, ...frame } = useField(name, hint);
  const { revealed, reveal } = useContext(FormContext);
  const [capsLock, setCapsLock] = useState(false);

  const readable = revealed.includes(autoComplete);
  // Browsers' autofill sends key events that know nothing of modifiers.
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState?.("CapsLock") ?? false);

  return (
    <FieldFrame {...frame} {...{ label, hint, optional, aside, quiet, className }}>
      <div className="relative">
        <input
          required={!optional}
          {...input}
          {...control}
          type={readable ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          onBlur={() => setCapsLock(false)}
          className={cx(controlLook, lineLook, "pr-16")}
        />
        <RevealButton
          subject={label}
          controls={control.id}
          pressed={readable}
          onPress={() => reveal(autoComplete, !readable)}
        />
      </div>
      <p role="status" className="text-small text-warn not-empty:mt-1.5">
        {capsLock && "Caps lock is on."}
      </p>
    </FieldFrame>
  );
}
