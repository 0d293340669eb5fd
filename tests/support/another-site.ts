import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A site of somebody else on this machine, that shows pages by their paths and notes what is asked of it. */
export async function startAnotherSite(pages: Record<string, string> = {}) {
  const asked: string[] = [];
  const server = createServer(({ url = "/" }, response) => {
    asked.push(url);
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(pages[url] ?? "another site");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close };
}
