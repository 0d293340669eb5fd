import "server-only";

import { z } from "zod";

import type { FormState } from "./form-state";

/** A form that was refused as a whole, with what was typed. */
export const refuse = (text: string, form?: FormData, link?: { label: string; href: string }): FormState => ({
  notice: { tone: "danger", text, ...(link && { link }) },
  values: typed(form),
});

/** A form that was refused for some of its fields, with what was typed. */
export const complain = (problems: Record<string, string>, form?: FormData): FormState => ({
  errors: Object.fromEntries(Object.entries(problems).map(([field, text]) => [field, [text]])),
  values: typed(form),
});

/** A form whose act is done and whose page stays. */
export const done = (text: string, values?: Record<string, string>): FormState => ({
  notice: { tone: "ok", text },
  ...(values && { values }),
});

/** The most fields a form of ours has, several times over. */
const mostFields = 100;

/**
 * Checks the form against its schema. Gives either the data or the form to show again, with every
 * complaint at once. A client may send anything: what is no form, no text, or sent twice is complained
 * of; fields that the schema does not know are ignored.
 */
export function parse<Schema extends z.ZodObject>(
  schema: Schema,
  form: FormData,
): { data: z.output<Schema>; refused?: undefined } | { data?: undefined; refused: FormState } {
  if (!(form instanceof FormData) || [...form.keys()].length > mostFields)
    return { refused: refuse("This form could not be read. Open the page again and send it anew.") };

  const fields = Object.keys(schema.shape);
  const single = fields.map((field) => [field, only(form.getAll(field))]);
  const result = schema.safeParse(Object.fromEntries(single));
  if (result.success) return { data: result.data };

  const { fieldErrors, formErrors } = z.flattenError(result.error);
  // In the order of the form, also where a rule about two fields is checked last.
  const errors = Object.entries(fieldErrors).sort(([a], [b]) => fields.indexOf(a) - fields.indexOf(b));
  const notice = formErrors[0] ? { tone: "danger" as const, text: formErrors[0] } : undefined;
  return { refused: { errors: Object.fromEntries(errors) as FormState["errors"], notice, values: typed(form) } };
}

/** The one value of a field; a file or a list is none. */
const only = (values: FormDataEntryValue[]) => {
  if (values.length === 0) return undefined;
  const [value] = values;
  return values.length === 1 && typeof value === "string" ? value : null;
};

const secret = /password|^((recovery|confirm)-)?code$|^token$|^website$|^\$/i;

/** What was typed, to fill the form in again. Secrets are never sent back. */
function typed(form?: FormData) {
  const entries = [...(form ?? [])].filter(([field, value]) => typeof value === "string" && !secret.test(field));
  return Object.fromEntries(entries.slice(0, mostFields)) as Record<string, string>;
}
