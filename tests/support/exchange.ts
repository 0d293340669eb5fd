import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

export type Response = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** One request and its answer, each over a connection of its own. Says exactly these headers and no other. */
export const exchange = (
  url: URL,
  { method = "GET", headers = {}, body }: { method?: string; headers?: OutgoingHttpHeaders; body?: Buffer | string },
) =>
  new Promise<Response>((resolve, reject) => {
    const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, { method, headers, agent: false });
    request.on("error", reject);
    request.on("response", async (response) => {
      try {
        const content = Buffer.concat(await response.toArray());
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: content });
      } catch (error) {
        reject(error);
      }
    });
    request.end(body);
  });
