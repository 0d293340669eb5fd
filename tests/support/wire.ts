import type { PlainRequest } from "./plain-request";
import type { Seeded } from "./seeded";

type Body = Pick<PlainRequest, "method" | "headers"> & { body: Buffer | string };

/** Makes a body, for an action with this id. */
export type Maker = (random: Seeded, id: string) => Body;

export const text = "text/plain;charset=UTF-8";
export const multipart = "multipart/form-data; boundary=x";

const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** Parts of a multipart body, in this order. */
export const parts = (all: [name: string, value: string][]) =>
  `${all.map(([name, value]) => part(name, value)).join("")}--x--\r\n`;

/** So many fields with names of this kind. */
export const fields = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, n): [string, string] => [`${prefix}${n}`, "x"]);

/** A call of an action by a script. */
export const action = (id: string, type: string, body: Buffer | string, more = {}): Body => ({
  headers: { "next-action": id, "content-type": type, ...more },
  body,
});
