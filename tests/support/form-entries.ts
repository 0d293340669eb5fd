import type { HTMLElement } from "node-html-parser";

import { isButton, nameOf } from "./elements";

/** What a person enters: text, a tick, an option by its value or words, files, or several values for one name. */
export type FieldValue = string | boolean | File | (string | File)[];

export type Entry = [name: string, value: string | File];

/** The form that a button sends. */
export function formOf(button: HTMLElement, root: HTMLElement) {
  const id = button.getAttribute("form");
  const form = id ? root.querySelector(`form[id="${id}"]`) : button.closest("form");
  if (!form) throw new Error(`The button "${nameOf(button, root)}" belongs to no form.`);
  return form;
}

/**
 * What a form sends when this button is pressed (HTML, "constructing the entry list"), after these
 * fields were filled in. A field is found by its name or its label. Checks nothing that a browser
 * would check before sending.
 */
export function entriesOf(
  form: HTMLElement,
  button: HTMLElement,
  fields: Record<string, FieldValue>,
  root: HTMLElement,
) {
  const controls = root
    .querySelectorAll("input, select, textarea, button")
    .filter((control) => control.getAttribute("name") && !isDisabled(control))
    .filter((control) => ownerOf(control, root) === form)
    .filter((control) => control === button || !["button", "reset"].includes(control.getAttribute("type") ?? ""))
    .filter((control) => control === button || !isButton(control));

  const entered = new Map(Object.entries(fields).map(([key, value]) => [fieldNamed(key, controls, root), value]));
  return controls.flatMap((control) => {
    const name = control.getAttribute("name") ?? "";
    return valuesOf(control, entered.get(name), root).map((value): Entry => [name, value]);
  });
}

const ownerOf = (control: HTMLElement, root: HTMLElement) =>
  control.hasAttribute("form")
    ? root.querySelector(`form[id="${control.getAttribute("form")}"]`)
    : control.closest("form");

const isDisabled = (control: HTMLElement) =>
  control.hasAttribute("disabled") || !!control.closest("fieldset[disabled], template");

/** The name of the field that is meant by its name or by its label (its beginning will do). */
function fieldNamed(key: string, controls: HTMLElement[], root: HTMLElement) {
  const labelled = (matches: (label: string) => boolean) =>
    controls.filter((control) => matches(nameOf(control, root)));
  const found = [
    controls.filter((control) => control.getAttribute("name") === key),
    labelled((label) => label === key),
    labelled((label) => label.startsWith(key)),
  ].map((some) => new Set(some.map((control) => control.getAttribute("name") ?? "")));

  const [name] = found.find(({ size }) => size === 1) ?? [];
  if (name) return name;
  const known = controls.map((control) => `${control.getAttribute("name")} "${nameOf(control, root)}"`).join(", ");
  throw new Error(`The form has no field "${key}", or more than one. Its fields: ${known}`);
}

function valuesOf(control: HTMLElement, entered: FieldValue | undefined, root: HTMLElement): (string | File)[] {
  const value = control.getAttribute("value");
  const choices = [entered].flat();

  switch (control.localName === "input" ? control.getAttribute("type") : control.localName) {
    case "checkbox":
    case "radio": {
      const meant = entered === true || choices.includes(value ?? "on") || choices.includes(nameOf(control, root));
      return (entered === undefined ? control.hasAttribute("checked") : meant) ? [value ?? "on"] : [];
    }
    case "select":
      return entered === undefined ? selectedOf(control) : choices.map((choice) => optionOf(control, choice));
    case "file":
      return entered === undefined ? [new File([], "", { type: "application/octet-stream" })] : choices.filter(isSent);
    case "textarea":
      return entered === undefined ? [control.text.replace(/^\n/, "")] : choices.filter(isSent);
    default:
      return entered === undefined ? [value ?? ""] : choices.filter(isSent);
  }
}

const isSent = (choice: FieldValue | undefined): choice is string | File =>
  typeof choice === "string" || choice instanceof File;

const optionValue = (option: HTMLElement) => option.getAttribute("value") ?? option.text.trim();

function selectedOf(select: HTMLElement) {
  const options = select.querySelectorAll("option");
  const selected = options.filter((option) => option.hasAttribute("selected"));
  if (select.hasAttribute("multiple")) return selected.map(optionValue);
  return [selected.at(-1) ?? options.find((option) => !isDisabled(option))]
    .filter((option) => !!option)
    .map(optionValue);
}

function optionOf(select: HTMLElement, choice: FieldValue | undefined) {
  const options = select.querySelectorAll("option");
  const found = options.find((option) => optionValue(option) === choice || option.text.trim() === choice);
  if (found) return optionValue(found);
  throw new Error(
    `${select.getAttribute("name")} has no option "${choice}". It has: ${options.map(optionValue).join(", ")}`,
  );
}
