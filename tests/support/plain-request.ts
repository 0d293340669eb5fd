import type { OutgoingHttpHeaders } from "node:http";

import { exchange } from "./exchange";
import { merged } from "./navigation";
import { anAddress } from "./site";

export type PlainRequest = { method?: string; target: string; headers?: OutgoingHttpHeaders; body?: Buffer | string };

let turns = 0;

const eitherInstance = () => (turns++ % 2 ? process.env.TEST_APP_ONE : process.env.TEST_APP_TWO) ?? "";

/** Sends a request whose target is taken to the letter, as the proxy of an operator passes it on, to the instances in turn. */
export async function send({ headers, body, ...request }: PlainRequest, via = eitherInstance()) {
  const length = body && !headers?.["transfer-encoding"] ? Buffer.byteLength(body) : undefined;
  const site = { host: "console.test", "x-forwarded-proto": "https", "x-forwarded-for": anAddress() };
  const all = merged(site, { "content-length": length }, headers);
  const answer = await exchange(new URL(via), { ...request, headers: all, body });
  return { ...answer, location: answer.headers.location, text: answer.body.toString() };
}

/** Goes on for as long as the answer only spells the address of the same page differently. */
export async function sendOn(request: PlainRequest, via?: string) {
  let answer = await send(request, via);
  for (let turn = 0; turn < 3; turn++) {
    const { location } = answer;
    if (!location || pathOf(location) !== clean(request.target)) break;
    const { pathname, search } = new URL(location, "https://console.test");
    answer = await send({ ...request, target: pathname + search }, via);
  }
  return answer;
}

const pathOf = (location: string) => new URL(location, "https://console.test").pathname;

/** A target as the app spells it. */
const clean = (target: string) =>
  pathOf(target.replace(/^\/+/, "/"))
    .replaceAll(/\/{2,}/g, "/")
    .replace(/(?<=.)\/$/, "");
