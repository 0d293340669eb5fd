"use client";

import { createContext, type ReactNode, useContext } from "react";

import type { FormState } from "@/lib/form-state";

type FormContextValue = {
  state: FormState;
  /** Set before every field's name to make its id, where a page has two forms with the same field. */
  idPrefix: string;
  /** The kinds of password (their autocomplete word) that can be read at the moment. */
  revealed: string[];
  reveal: (kind: string, readable: boolean) => void;
};

/** What a form tells its fields. */
export const FormContext = createContext<FormContextValue>({
  state: {},
  idPrefix: "",
  revealed: [],
  reveal: () => {},
});

/** A field's part of its form: its id, its complaints, what was typed, and the attributes of its control. */
export function useField(name: string, hint?: ReactNode) {
  const { state, idPrefix } = useContext(FormContext);
  const id = `${idPrefix}${name}`;
  const errors = state.errors?.[name] ?? [];
  const notes = [hint && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(" ");

  return {
    id,
    errors,
    values: state.values,
    control: {
      id,
      name,
      "aria-invalid": errors.length > 0 || undefined,
      "aria-describedby": notes || undefined,
    },
  };
}
