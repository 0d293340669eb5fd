import "server-only";

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

import { headers } from "next/headers";

import { tidy } from "./arrivals";
import { socketAddressHeader } from "./client-address";
import { plainPage } from "./plain-page";
import { newReference } from "./reference";
import { refusalFor } from "./refusals";
import { securityHeaders, strictestHeaders } from "./security-headers";

/** What a response shall say beyond what the page itself can: Next has no word for these in a page. */
type Verdict = { status?: number; retryAfter?: number; headers?: Record<string, string>; formRead?: boolean };

/** What is known of a request while it is being answered. */
type Attended = Verdict & { address: string };

export const requestIdHeader = "x-request-id";

// Next bundles the start-up code apart from the pages; the table is one.
const shared = globalThis as { consoleRequests?: Map<string, Attended> };
shared.consoleRequests ??= new Map();
const attended = shared.consoleRequests;

/**
 * Answers the current request with this status (and, in seconds, when to come back) instead of 200 or
 * 500. Where the platform brings its own server, the page is the same and the status stays Next's.
 */
export async function answerWith(status: number, retryAfter?: number) {
  judge((await headers()).get(requestIdHeader), { status, retryAfter });
}

/** Adds a header to the answer of the current request, where the server is ours. */
export async function answerWithHeader(name: string, value: string) {
  judge((await headers()).get(requestIdHeader), { headers: { [name]: value } });
}

/** The same for a request known by its id. */
export function judge(requestId: string | null | undefined, verdict: Verdict) {
  const request = requestId ? attended.get(requestId) : undefined;
  if (request) Object.assign(request, verdict);
}

/** Notes that the current request's form arrived at the action it was sent to. */
export async function noteFormRead() {
  judge((await headers()).get(requestIdHeader), { formRead: true });
}

/** Whether the form of the request with this id arrived at its action. */
export const wasFormRead = (requestId: string) => attended.get(requestId)?.formRead === true;

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
  // Next asks itself, for the page that a form leads to or for the page that has the action. That is the
  // same request still, of the same client. No client can guess the id of another's.
  const asked = String(request.headers[requestIdHeader]);
  const id = attended.has(asked) ? asked : newReference();
  const verdict = attended.get(id) ?? { address: request.socket.remoteAddress ?? "unknown" };
  if (id !== asked) {
    attended.set(id, verdict);
    response.once("close", () => attended.delete(id));
  }

  request.headers[requestIdHeader] = id;
  request.headers[socketAddressHeader] = verdict.address;
  tidy(request);

  // Next adds them again to pages, but not to the redirects it makes up itself.
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  applyVerdict(request, response, verdict, id);
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

function applyVerdict(request: IncomingMessage, response: ServerResponse, verdict: Verdict, id: string) {
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

    const page = plainPage(refusalFor(final, request.method), final >= 500 ? id : undefined);
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
