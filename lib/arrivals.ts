import "server-only";

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Methods that Next's own request object cannot be made with. */
const unspeakable = new Set(["TRACE", "TRACK", "CONNECT"]);

/** Puts a request that arrives into a shape that Next can answer, without what only we may say. */
export function tidy(request: IncomingMessage) {
  if (unspeakable.has(request.method ?? "")) request.method = "OPTIONS";
  request.url = pathOf(request.url);
  // Only our own proxy layer may set the policy, see CVE-2026-44581.
  delete request.headers["content-security-policy"];
  delete request.headers["content-security-policy-report-only"];
}

/**
 * The path that is asked for. A client may name the whole address (RFC 9112, 3.2.2), and Next would lead on to
 * the host in it; which host it is counts nowhere.
 */
const pathOf = (target = "/") =>
  target.startsWith("/") ? target : (target.match(/^https?:\/\/[^/?]*(\/.*)$/i)?.[1] ?? "/");

type TurnAway = (request: IncomingMessage, response: ServerResponse) => boolean;

const guarded = new WeakSet<Server>();

/**
 * Guards each server of this process before anything is read from a connection: `turnAway` may answer a
 * request before Next sees it, and no connection changes to another protocol. Next's own listener keeps those
 * open for ever that it has no use for; without one the server answers as if nobody had asked.
 */
export function guardServers(turnAway: TurnAway) {
  subscribe("net.server.socket", (message) => {
    const { server } = (message as { socket: Socket & { server?: Server } }).socket;
    if (!server) return;
    server.removeAllListeners("upgrade");
    if (guarded.has(server)) return;
    guarded.add(server);

    const { emit } = server;
    server.emit = ((event: string, ...given: Parameters<TurnAway>) =>
      (event === "request" && turnAway(...given)) || Reflect.apply(emit, server, [event, ...given])) as typeof emit;
  });
}
