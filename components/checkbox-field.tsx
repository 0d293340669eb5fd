"use client";

import type { ComponentProps } from "react";

import { cx } from "./cx";
import type { FieldFrameProps } from "./field-frame";
import { FieldNotes } from "./field-notes";
import { useField } from "./form-context";

type CheckboxFieldProps = Pick<FieldFrameProps, "name" | "label" | "hint" | "className"> &
  Pick<ComponentProps<"input">, "defaultChecked" | "required">;

/** One thing to tick. An unticked box sends nothing, so a form that came back without it was sent unticked. */
export function CheckboxField({ name, label, hint, className, defaultChecked = false, required }: CheckboxFieldProps) {
  const { control, values, id, errors } = useField(name, hint);
  const ticked = values ? values[name] === "on" : defaultChecked;

  return (
    <div
      className={cx(
        "grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-2.5 gap-y-1 pointer-coarse:-my-2",
        className,
      )}
    >
      <input
        // React resets a checkbox to its first state when its form was sent (react#31695): a new one keeps the tick.
        key={String(ticked)}
        type="checkbox"
        required={required}
        {...control}
        defaultChecked={ticked}
        className="mt-px size-4.5 accent-accent pointer-coarse:mt-3.25 aria-invalid:outline-2 aria-invalid:outline-danger"
      />
      <label htmlFor={id} className="text-body text-ink pointer-coarse:py-3">
        {label}
      </label>
      {(hint || errors.length > 0) && (
        <div className="col-start-2 grid gap-1">
          <FieldNotes id={id} hint={hint} errors={errors} />
        </div>
      )}
    </div>
  );
}
