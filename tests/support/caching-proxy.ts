import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { exchange, type Response } from "./exchange";

/** Endings that careless caches take for files of everybody, whatever the answer says. */
const looksStatic = /\.(css|js|json|txt|csv|png|svg|ico|woff2?)$/;

/**
 * A cache in front of the app that is as greedy as a cache can be: it knows an answer by its address alone, whoever
 * asks and however, and keeps it unless the answer says "no-store"; when `careless`, it does not even read that
 * where an address looks like a file's.
 */
export async function startCachingProxy(app: string, { careless = false } = {}) {
  const kept = new Map<string, Response>();
  const served: string[] = [];

  const mayKeep = ({ pathname }: URL, { headers }: Response) =>
    (careless && looksStatic.test(decodeURIComponent(pathname))) || !headers["cache-control"]?.includes("no-store");

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { method = "GET", headers, url: path = "/" } = request;
    const url = new URL(path, app);
    const old = method === "GET" ? kept.get(path) : undefined;
    if (old) served.push(path);
    const body = Buffer.concat(await request.toArray());
    const fresh = old ?? (await exchange(url, { method, headers, body }));
    if (method === "GET" && !old && mayKeep(url, fresh)) kept.set(path, fresh);
    const { "transfer-encoding": _, ...said } = fresh.headers;
    response.writeHead(fresh.status, said).end(fresh.body);
  }

  const server = createServer((request, response) => answer(request, response).catch(() => response.destroy()));
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The addresses that it keeps answers of. */
    kept: () => [...kept.keys()],
    /** The addresses that it has answered from what it keeps. */
    served,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
