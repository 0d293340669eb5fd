import { expectations } from "./action-forms";
import { type PlainRequest, send } from "./plain-request";
import { sentByForm, sentByScript, serverActions } from "./server-actions";
import type { Settled } from "./settled";
import type { Visitor } from "./visitor";

/** Every action that is expected, in the order of the expectations. */
export const actions = () =>
  serverActions()
    .filter(({ name }) => expectations[name])
    .map((action) => ({ ...action, ...expectations[action.name]! }))
    .sort((one, other) => orderOf(one.name) - orderOf(other.name));

const orderOf = (name: string) => Object.keys(expectations).indexOf(name);

export type Action = ReturnType<typeof actions>[number];

/** The form of an action about somebody, as scripts send it or a page without them. */
export async function formOf(action: Action, about: Settled, { scripts = true, extra = {} }: FormOptions = {}) {
  const fields = Object.entries({ ...extra, ...action.form(about) });
  if (!scripts) return sentByForm(action.id, fields);
  return sentByScript(action.id, fields, action.formOnly ? '["$K1"]' : undefined);
}

type FormOptions = { scripts?: boolean; extra?: Record<string, string> };

/** The Cookie header of a browser's session. */
export const cookieOf = (visitor: Visitor) => ({ cookie: `__Host-session=${visitor.cookies.get("session")?.value}` });

/** Posts to the page of an action, or to another address. */
export const post = (
  { headers, body }: Pick<PlainRequest, "headers" | "body">,
  target: string,
  more: PlainRequest["headers"] = {},
) => send({ method: "POST", target, headers: { ...headers, ...more }, body });

/** Where an answer leads to, as scripts and browsers read it. */
export const leadsTo = ({ headers }: Awaited<ReturnType<typeof send>>) =>
  String(headers["x-action-redirect"] ?? headers.location ?? "").replace(/;\w+$/, "");
