import { randomBytes } from "node:crypto";

import { type NextRequest, NextResponse } from "next/server";

import { env } from "@/lib/env";
import { fromOwnPages } from "@/lib/origin";
import { plainPage } from "@/lib/plain-page";
import type { Refusal } from "@/lib/refusals";

/** Our forms are small. What is larger was not sent by one. */
const largestBody = 64 * 1024;

/**
 * Sets the headers of every page, and turns away what no page of ours sends before it costs anything.
 * It decides nothing about who may see or do what: pages and actions ask for themselves.
 */
export function proxy(request: NextRequest) {
  const refused = refusal(request);
  if (refused) return refused;

  const { pathname, host } = request.nextUrl;
  if (env.LOCAL_MODE && request.method === "GET" && host !== new URL(env.APP_URL).host)
    return NextResponse.redirect(new URL(`${pathname}${request.nextUrl.search}`, env.APP_URL));

  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-path", pathname);
  // Next compares the origin of a form with this; what a client or a proxy says of the host counts nowhere.
  headers.set("x-forwarded-host", new URL(env.APP_URL).host);
  // Next refuses the "null" of pages that send no referrer; `fromOwnPages` has just found it to be ours.
  if (headers.get("origin") === "null") headers.set("origin", new URL(env.APP_URL).origin);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Cache-Control", "private, no-store");
  // An email shown in local mode brings a policy of its own.
  if (!/^\/dev\/mail\/[^/]+\/html$/.test(pathname)) response.headers.set("Content-Security-Policy", policy);
  return response;
}

function contentSecurityPolicy(nonce: string) {
  const development = env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function refusal(request: NextRequest) {
  const { method, headers, nextUrl } = request;
  // Next has its page for failures at an address, and answers it with 500.
  if (nextUrl.pathname === "/_global-error") return refuse(request, "address", 404);
  if (method === "GET" || method === "HEAD") return;
  if (method !== "POST") return refuse(request, "method", 405, { Allow: "GET, HEAD, POST" });
  if (!fromOwnPages(headers, env.APP_URL)) return refuse(request, "elsewhere", 403);
  if (Number(headers.get("content-length") ?? 0) > largestBody) return refuse(request, "large", 413);
  // What no action can be found in would be answered like an opened page.
  if (!nextUrl.pathname.startsWith("/api/") && !isForm(headers)) return refuse(request, "unreadable", 415);
}

/** Whether Next looks for an action in it: React's own encoding, or a form sent without scripts. */
const isForm = (headers: Headers) =>
  headers.has("next-action") || headers.get("content-type")?.startsWith("multipart/form-data");

/** A page for people; for a script just the word that app/error.tsx knows. */
function refuse({ headers }: NextRequest, kind: Refusal, status: number, more: Record<string, string> = {}) {
  const script = headers.has("next-action");
  const { html, policy } = plainPage(kind);
  return new NextResponse(script ? kind : html, {
    status,
    headers: {
      "Content-Type": script ? "text/plain" : "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
      "Cache-Control": "private, no-store",
      ...more,
    },
  });
}

export const config = { matcher: "/((?!_next/static/).*)" };
