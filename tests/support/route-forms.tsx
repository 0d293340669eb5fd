import userEvent from "@testing-library/user-event";

import type { FormAction } from "@/lib/form-state";

type Control = HTMLInputElement | HTMLSelectElement;

/** The controls that a person fills in. */
export const controlsIn = (container: HTMLElement) =>
  [...container.querySelectorAll<Control>("input:not([type=hidden]), select")].filter(
    ({ name }) => !["website", "username"].includes(name),
  );

/** A complaint about a field, in words of its own. */
export const complaintAbout = (name: string) => `Something about ${name}.`;

/** What the action of a form is given, and an answer that complains of every field as the real one would. */
export function aComplainer(complain: (problems: Record<string, string>, form: FormData) => object) {
  const sent: FormData[] = [];
  let names: string[] = [];
  const action: FormAction = async (_, form) => {
    sent.push(form);
    return complain(Object.fromEntries(names.map((name) => [name, complaintAbout(name)])), form);
  };
  return {
    action,
    sent,
    complainOf: (fields: string[]) => {
      names = fields;
    },
  };
}

/** Fills everything in with something that was not there; returns what it was by name. */
export async function fillIn(container: HTMLElement) {
  const typed: Record<string, string | boolean> = {};
  for (const control of controlsIn(container)) {
    if (control instanceof HTMLSelectElement) {
      const other = [...control.options].find(({ value }) => value !== "" && value !== control.value)!;
      await userEvent.selectOptions(control, other);
      typed[control.name] = other.value;
    } else if (control.type === "checkbox") {
      await userEvent.click(control);
      typed[control.name] = control.checked;
    } else {
      await userEvent.clear(control);
      await userEvent.click(control);
      await userEvent.paste(`my ${control.name}`);
      typed[control.name] = `my ${control.name}`;
    }
  }
  return typed;
}

/** What stands in the form now, by name. */
export const standing = (container: HTMLElement) =>
  Object.fromEntries(
    controlsIn(container).map((control) => [
      control.name,
      control instanceof HTMLInputElement && control.type === "checkbox" ? control.checked : control.value,
    ]),
  );

/** Presses the button that sends the form. */
export const press = (container: HTMLElement) => userEvent.click(container.querySelector("button[type=submit]")!);
