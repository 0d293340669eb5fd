// @ts-check
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

import { problemIn } from "./resend-rules.mjs";

/**
 * @typedef {"ok" | "500" | "429" | "422" | "redirect" | "hang" | "drop-after-accept"} Mode
 * @typedef {import("./resend-rules.mjs").SentEmail} SentEmail
 * @typedef {SentEmail & { id: string, idempotencyKey: string | null, at: string }} KeptEmail
 */

/**
 * A server on this machine that speaks Resend's POST /emails and keeps what it is sent.
 * Tests read it at GET /inbox?to=address, empty it by DELETE /inbox, and make it fail by
 * POST /mode {mode, times?, retryAfter?}: for so many sends, or until told otherwise.
 */
export async function startResendServer({ port = 0 } = {}) {
  /** @type {KeptEmail[]} */
  const inbox = [];
  /** @type {Map<string, { id: string, body: string }>} */
  const answered = new Map();
  /** @type {{ mode: Mode, times: number, retryAfter?: number }} */
  let behaviour = { mode: "ok", times: Infinity };

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const body = Buffer.concat(await request.toArray()).toString();
    /** @param {number} status @param {unknown} answer @param {Record<string, string>} [headers] */
    const answer = (status, answer, headers = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(answer));
    /** @param {number} statusCode @param {string} name @param {string} message @param {Record<string, string>} [headers] */
    const refuse = (statusCode, name, message, headers) => answer(statusCode, { statusCode, name, message }, headers);

    switch (`${request.method} ${pathname}`) {
      case "GET /inbox": {
        const to = searchParams.get("to")?.toLowerCase();
        return answer(
          200,
          inbox.filter((email) => !to || email.to.some((address) => address.toLowerCase() === to)),
        );
      }
      case "DELETE /inbox":
        inbox.length = 0;
        return answer(200, {});
      case "POST /mode":
        behaviour = { times: Infinity, ...JSON.parse(body) };
        return answer(200, {});
      case "POST /emails":
        return receive();
      default:
        return refuse(404, "not_found", "The requested endpoint does not exist.");
    }

    function receive() {
      const { mode, retryAfter } = behaviour;
      behaviour.times -= 1;
      if (behaviour.times <= 0) behaviour = { mode: "ok", times: Infinity };

      if (mode === "hang") return;
      if (mode === "redirect") return response.writeHead(307, { location: "/emails" }).end();
      if (mode === "500") return refuse(500, "internal_server_error", "An unexpected error occurred.");
      if (mode === "429")
        return refuse(429, "rate_limit_exceeded", "Too many requests.", { "retry-after": String(retryAfter ?? 1) });
      if (mode === "422") return refuse(422, "validation_error", "Invalid `to` field.");

      const problem = problemIn(request.headers, body);
      if (problem) return refuse(...problem);

      const key = request.headers["idempotency-key"]?.toString() ?? null;
      const before = key === null ? undefined : answered.get(key);
      if (before && before.body !== body)
        return refuse(409, "invalid_idempotent_request", "Same idempotency key used with a different request payload.");

      const id = before?.id ?? randomUUID();
      if (!before) {
        const email = JSON.parse(body);
        inbox.push({ ...email, to: [email.to].flat(), id, idempotencyKey: key, at: new Date().toISOString() });
        if (key !== null) answered.set(key, { id, body });
      }
      return mode === "drop-after-accept" ? response.destroy() : answer(200, { id });
    }
  });

  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

if (process.argv[1]?.endsWith("resend-server.mjs"))
  startResendServer({ port: Number(process.argv[2] ?? 0) }).then(({ url }) => console.log(url));
