import "server-only";

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

import { tidy } from "./arrivals";
import { socketAddressHeader } from "./client-address";
import { findsCrowd } from "./crowd";
import { plainPage } from "./plain-page";
import { newReference } from "./reference";
import { refusalFor } from "./refusals";
import { type Attended, attended, requestIdHeader } from "./responses";
import { securityHeaders, strictestHeaders } from "./security-headers";

type Exchange = { request: IncomingMessage; response: ServerResponse };

/**
 * Attends to every request of this process's server, before Next sees it: notes the socket's address,
 * gives it an id, and lets a verdict change the status. A page that failed becomes a plain one that
 * reads well without scripts.
 */
export function watchResponses() {
  subscribe("http.server.request.start", (message) => attend(message as Exchange));
}

function attend({ request, response }: Exchange) {
  tidy(request);
  // Next asks itself, for the page that a form leads to or for the page that has the action. That is the
  // same request still, of the same client. No client can guess the id of another's.
  const asked = String(request.headers[requestIdHeader]);
  const id = attended.has(asked) ? asked : newReference();
  const verdict: Attended = attended.get(id) ?? { address: request.socket.remoteAddress ?? "unknown" };
  if (id !== asked) {
    attended.set(id, verdict);
    response.once("close", () => attended.delete(id));
    if (findsCrowd(request, response)) verdict.refusal = "crowded";
  }

  request.headers[requestIdHeader] = id;
  request.headers[socketAddressHeader] = verdict.address;

  // Next adds them again to pages, but not to the redirects it makes up itself.
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  applyVerdict(request, response, verdict, id);
}

/**
 * Answers a request that shall not come as far as Next; to a script with just the word that app/error.tsx
 * knows. Returns whether it is one.
 */
export function turnAway(request: IncomingMessage, response: ServerResponse) {
  const refusal = attended.get(String(request.headers[requestIdHeader]))?.refusal;
  if (!refusal) return false;
  response.writeHead(503, { "Content-Type": "text/plain", "Cache-Control": "private, no-store", "Retry-After": "5" });
  response.end(refusal);
  return true;
}

/** Returns the fault that Next finds with a request; it may fail with 500 while it looks for a page that says so. */
function firstFault(response: ServerResponse) {
  let [current, fault] = [response.statusCode, undefined as number | undefined];
  Object.defineProperty(response, "statusCode", {
    get: () => current,
    set(status: number) {
      current = status;
      if (status >= 400 && status < 500) fault ??= status;
    },
  });
  return () => fault;
}

function applyVerdict(request: IncomingMessage, response: ServerResponse, verdict: Attended, id: string) {
  const { writeHead, write, end } = response;
  const fault = firstFault(response);
  let replacement: string | undefined;

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const final = verdict.status ?? (status === 500 ? fault() : undefined) ?? seeOther(request, status);
    for (const [name, value] of Object.entries(verdict.headers ?? {})) response.setHeader(name, value);
    if (verdict.retryAfter) response.setHeader("Retry-After", String(verdict.retryAfter));
    for (const [name, value] of Object.entries(strictestHeaders))
      if (!response.hasHeader(name)) response.setHeader(name, value);
    // For an action it does not have, Next answers with bare words.
    const stands = Math.max(status, final) < 500 && !response.hasHeader("x-nextjs-action-not-found");
    if (stands || isForScript(request, response)) return Reflect.apply(writeHead, response, [final, ...rest]);

    const told = verdict.refusal ?? refusalFor(final, request.method);
    // What was turned away at the door left no line in the log.
    const page = plainPage(told, final >= 500 && !verdict.refusal ? id : undefined);
    replacement = page.html;
    for (const name of ["content-encoding", "transfer-encoding", "set-cookie", "link"]) response.removeHeader(name);
    response.setHeader("Content-Length", Buffer.byteLength(replacement));
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", page.policy);
    response.setHeader("Cache-Control", "private, no-store");
    if (final === 503 && !verdict.retryAfter) response.setHeader("Retry-After", "5");
    return Reflect.apply(writeHead, response, [final]);
  }) as typeof writeHead;

  response.write = ((...given: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    if (replacement === undefined) return Reflect.apply(write, response, given);
    const written = given.findLast((argument) => typeof argument === "function");
    if (written) process.nextTick(written as () => void);
    return true;
  }) as typeof write;

  response.end = ((...given: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return Reflect.apply(end, response, replacement === undefined ? given : [replacement]);
  }) as typeof end;
}

/**
 * A page that sends its visitor on answers 307, after a refused form too. A browser without scripts would
 * send the form again to a page that does not know it; 303 lets it open that page.
 */
const seeOther = ({ method }: IncomingMessage, status: number) => (method === "POST" && status === 307 ? 303 : status);

/** Whether scripts asked, which read failures in their own way: a form sent by script, a page's data, or JSON. */
const isForScript = ({ headers }: IncomingMessage, response: ServerResponse) =>
  headers.rsc !== undefined ||
  headers["next-action"] !== undefined ||
  headers["sec-fetch-dest"] === "empty" ||
  String(response.getHeader("content-type")).startsWith("application/json");
