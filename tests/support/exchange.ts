import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

export type Response = { status: number; headers: IncomingHttpHeaders; body: Buffer };

type Sent = {
  method?: string;
  /** Asked for to the letter, in place of the path of the address. */
  target?: string;
  headers?: OutgoingHttpHeaders;
  body?: Buffer | string;
};

/** One request and its answer, each over a connection of its own. Says exactly these headers and no other. */
export const exchange = (url: URL, { method = "GET", target, headers = {}, body }: Sent) =>
  new Promise<Response>((resolve, reject) => {
    const path = target ?? url.pathname + url.search;
    const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, {
      method,
      path,
      headers,
      agent: false,
    });
    request.setTimeout(30_000, () => request.destroy(new Error(`${method} ${path} was not answered.`)));
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
