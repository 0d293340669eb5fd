import { readFileSync } from "node:fs";

type Manifest = {
  node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
};

/** Every server action of the build, with a page to send it to, and a route that has it. */
export function serverActions() {
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest;
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const routes = Object.keys(workers).map((worker) => worker.replace(/^app|\/page$|\/\([^)]*\)/g, "") || "/");
    const page = routes.find((route) => !route.includes("["));
    return { id, name: exportedName, page: page ?? "/", route: page ?? routes[0] ?? "/" };
  });
}

/** The action of this name. */
export function serverAction(name: string) {
  const action = serverActions().find((known) => known.name === name);
  if (!action) throw new Error(`The build has no action ${name}.`);
  return action;
}

type Fields = [name: string, value: string | File][];

const origin = "https://console.test";

async function sent(form: FormData, headers: Record<string, string>) {
  const encoded = new Response(form);
  const type = encoded.headers.get("content-type") ?? "";
  return {
    headers: { ...headers, "content-type": type, origin } as Record<string, string>,
    body: Buffer.from(await encoded.arrayBuffer()),
  };
}

/** What scripts send to an action: the state before, and the form (React, "encodeReply"). */
export async function sentByScript(id: string, fields: Fields, args = '[{},"$K1"]') {
  const form = new FormData();
  for (const [name, value] of fields) form.append(`_1_${name}`, value);
  form.append("0", args);
  return sent(form, { "next-action": id });
}

/** What a form without scripts sends to an action (React, "decodeAction"). */
export async function sentByForm(id: string, fields: Fields) {
  const form = new FormData();
  form.append("$ACTION_REF_1", "");
  form.append("$ACTION_1:0", JSON.stringify({ id, bound: "$@1" }));
  form.append("$ACTION_1:1", "[{}]");
  for (const [name, value] of fields) form.append(name, value);
  return sent(form, {});
}
