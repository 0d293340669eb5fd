"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

import { controlLook, lineLook } from "./control-look";
import { cx } from "./cx";
import { FieldFrame, type FieldFrameProps } from "./field-frame";
import { useField } from "./form-context";

type SelectFieldProps = Omit<ComponentProps<"select">, "id" | "children" | keyof FieldFrameProps> &
  FieldFrameProps & {
    options: { value: string; label: string }[];
    /** The first choice, for none. */
    none?: string;
    defaultValue?: string;
  };

/** A labelled choice of one. */
export function SelectField({ name, label, hint, optional, aside, quiet, className, ...select }: SelectFieldProps) {
  const { options, none, defaultValue, ...rest } = select;
  const { control, values, ...frame } = useField(name, hint);
  const chosen = values?.[name] ?? defaultValue ?? "";

  return (
    <FieldFrame {...frame} {...{ label, hint, optional, aside, quiet, className }}>
      <div className="relative">
        <select
          // React resets a select to its first default when its form was sent (react#30580): a new one keeps the choice.
          key={chosen}
          required={!optional}
          {...rest}
          {...control}
          defaultValue={chosen}
          className={cx(controlLook, lineLook, "appearance-none truncate pr-8")}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4" />
      </div>
    </FieldFrame>
  );
}
