import "server-only";

import { causeOf, log, placesIn } from "./log";
import { judge, requestIdHeader, wasFormRead } from "./responses";

type Request = { path: string; method: string; headers: NodeJS.Dict<string | string[]> };

/** Codes of PostgreSQL and of the network that mean: not now. SQLSTATE classes 08, 25, 40, 53, 55 and 57. */
const unavailable =
  /^(08|25|40|53|55|57)...$|^E(CONNREFUSED|CONNRESET|PIPE|NOTFOUND|TIMEDOUT|HOSTUNREACH|NOENT|AI_AGAIN)$/;

/** Whether the database could not be asked, or could not decide in time. */
function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && unavailable.test(code)) return true;
  if (/timeout exceeded when trying to connect|Connection terminated|connection timeout/i.test(error.message))
    return true;
  return isUnavailable(causeOf(error));
}

/** What Next says of a header of its own scripts that it cannot read. */
const unreadableHeader = "The router state header was sent but could not be parsed.";

/**
 * The status for what the client is at fault, and Next has no other word for than 500: a header that cannot
 * be read, or a form that failed before any action of ours had it. Undefined when the fault is ours.
 */
function clientFault(error: unknown, method: string, reference: string) {
  const { message, statusCode } = (error ?? {}) as { message?: unknown; statusCode?: unknown };
  if (message === unreadableHeader) return 400;
  if (method !== "POST" || wasFormRead(reference)) return;
  return statusCode === 413 ? 413 : 400;
}

/**
 * Logs a failed request under its reference, without its query and body. A database that could not be
 * asked is answered with 503 instead of 500, what could not be read with 400 or 413. The error of the
 * latter quotes what was sent, so its words are left out.
 */
export function reportFailure(error: unknown, { path, method, headers }: Request) {
  const reference = String(headers[requestIdHeader] ?? "");
  const request = { reference, method, path: path.split("?")[0] };
  if (isUnavailable(error)) judge(reference, { status: 503, retryAfter: 5 });
  else {
    const status = clientFault(error, method, reference);
    if (status) {
      judge(reference, { status });
      return log.warn("request could not be read", { ...request, at: placesIn(error) });
    }
  }
  log.error("request failed", { ...request, error });
}
