import { readFileSync } from "node:fs";

type Manifest = {
  node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
};

/** Every server action of the build, with a page that has it. */
export function serverActions() {
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest;
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const page = Object.keys(workers)
      .find((worker) => !worker.includes("["))
      ?.replace(/^app|\/page$|\/\([^)]*\)/g, "");
    return { id, name: exportedName, page: page || "/" };
  });
}

/** The action of this name. */
export function serverAction(name: string) {
  const action = serverActions().find((known) => known.name === name);
  if (!action) throw new Error(`The build has no action ${name}.`);
  return action;
}

/** What scripts send to an action: the state before, and the form (React, "encodeReply"). */
export async function sentByScript(id: string, fields: [name: string, value: string | File][]) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(`_1_${name}`, value);
  form.append("0", '[{},"$K1"]');
  const sent = new Response(form);
  return {
    headers: {
      "next-action": id,
      "content-type": sent.headers.get("content-type") ?? "",
      origin: "https://console.test",
    },
    body: Buffer.from(await sent.arrayBuffer()),
  };
}
