import "server-only";

import { headers } from "next/headers";

import type { Refusal } from "./refusals";

/** What a response shall say beyond what the page itself can: Next has no word for these in a page. */
type Verdict = { status?: number; retryAfter?: number; headers?: Record<string, string>; formRead?: boolean };

/** What is known of a request while it is being answered: also why it is turned away before Next sees it. */
export type Attended = Verdict & { address: string; refusal?: Refusal };

export const requestIdHeader = "x-request-id";

// Next bundles the start-up code apart from the pages; the table is one.
const shared = globalThis as { consoleRequests?: Map<string, Attended> };
shared.consoleRequests ??= new Map();

/** Every request that is being answered, by its id. */
export const attended = shared.consoleRequests;

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
