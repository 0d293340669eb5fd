import { Agent, type OutgoingHttpHeaders, request as requestHttp } from "node:http";

import { merged } from "./navigation";
import { anAddress } from "./site";

export type PlainRequest = { method?: string; target: string; headers?: OutgoingHttpHeaders; body?: Buffer | string };

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

let turns = 0;

const eitherInstance = () => (turns++ % 2 ? process.env.TEST_APP_ONE : process.env.TEST_APP_TWO) ?? "";

/** Sends a request whose target is taken to the letter, as the proxy of an operator passes it on, to the instances in turn. */
export const send = (
  { method = "GET", target, headers, body }: PlainRequest,
  via = eitherInstance(),
): Promise<{ status: number; location?: string; headers: NodeJS.Dict<string | string[]>; text: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(via);
    const site = { host: "console.test", "x-forwarded-proto": "https", "x-forwarded-for": anAddress() };
    const options = { hostname, port, method, path: target, headers: merged(site, headers), agent };
    const request = requestHttp(options, async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      const { statusCode: status = 0, headers } = response;
      resolve({ status, location: headers.location, headers, text });
    });
    request.on("error", reject);
    request.end(body);
  });

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
