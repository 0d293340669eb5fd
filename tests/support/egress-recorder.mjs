// @ts-check
// Loaded into the app with --import: writes down, a line for each, whom it connects to, whose address it asks for and
// what it starts.
import { ChildProcess } from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import net from "node:net";

const file = process.env.EGRESS_FILE ?? "";

/** @param {string} kind @param {unknown} whom */
const note = (kind, whom) => appendFileSync(file, `${kind} ${whom}\n`);

/**
 * Notes each call of a function, by what `whom` says of its arguments.
 * @param {any} object @param {string} name @param {string} kind @param {(...given: any[]) => unknown} whom
 */
function record(object, name, kind, whom) {
  const original = object[name];
  object[name] = function (/** @type {any[]} */ ...given) {
    note(kind, whom(...given));
    return Reflect.apply(original, this, given);
  };
}

record(net.Socket.prototype, "connect", "connect", (first, second) => {
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === "string") return options;
  if (typeof options === "object") return options.path ?? `${options.host ?? "localhost"}:${options.port}`;
  return `${typeof second === "string" ? second : "localhost"}:${options}`;
});
record(dgram.Socket.prototype, "send", "send", (...given) =>
  given.filter((part) => typeof part !== "object").join(":"),
);
record(ChildProcess.prototype, "spawn", "spawn", ({ file }) => file);
for (const module of [dns, dns.promises])
  for (const name of Object.keys(module).filter((name) => /^(lookup|resolve|reverse)/.test(name)))
    record(module, name, "resolve", (host) => host);
