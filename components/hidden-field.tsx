"use client";

import { useContext } from "react";

import { FormContext } from "./form-context";

/** A value that goes along with a form; what came back with the form's answer takes its place. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const { values } = useContext(FormContext).state;
  return <input type="hidden" name={name} value={values?.[name] ?? value} />;
}
