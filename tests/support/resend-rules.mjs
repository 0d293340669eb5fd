// @ts-check

/** @typedef {{ from: string, to: string[], subject: string, text?: string, html?: string, headers?: Record<string, string> }} SentEmail */

const mailbox = /^[^\s@<>,"]+@[^\s@<>,"]+\.[^\s@<>,"]+$/;
const sender = /^([^<>\r\n]* )?<[^\s@<>,"]+@[^\s@<>,"]+>$|^[^\s@<>,"]+@[^\s@<>,"]+$/;
const lineBreak = /[\r\n]/;

/**
 * Why Resend would refuse this request, in its own codes (resend.com/docs/api-reference/errors), or undefined.
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {string} body
 * @returns {[status: number, name: string, message: string] | undefined}
 */
export function problemIn(headers, body) {
  const { authorization, "content-type": type, "idempotency-key": key } = headers;
  if (!authorization) return [401, "missing_api_key", "Missing API key in the authorization header."];
  if (!/^Bearer re_\w+$/.test(authorization)) return [403, "invalid_api_key", "API key is invalid."];
  if (key !== undefined && (key.length < 1 || key.length > 256))
    return [400, "invalid_idempotency_key", "The key must be between 1-256 chars."];
  if (!type?.startsWith("application/json")) return invalid("The body must be JSON.");

  const email = read(body);
  if (!email) return invalid("The body must be JSON.");
  for (const field of ["from", "to", "subject"])
    if (!email[field]?.length) return [422, "missing_required_field", `Missing \`${field}\` field.`];
  if (!email.html && !email.text) return [422, "missing_required_field", "Missing `html` or `text` field."];

  const to = [email.to].flat();
  if (!sender.test(email.from)) return [422, "invalid_from_address", "Invalid `from` field."];
  if (to.length > 50 || !to.every((address) => mailbox.test(address))) return invalid("Invalid `to` field.");
  if (lineBreak.test(email.subject)) return invalid("The `\\n` is not allowed in the `subject` field.");
  if (
    Object.entries(email.headers ?? {})
      .flat()
      .some((part) => typeof part !== "string" || lineBreak.test(part))
  )
    return invalid("Invalid `headers` field.");
}

/** @param {string} message @returns {[number, string, string]} */
const invalid = (message) => [422, "validation_error", message];

/** @param {string} body @returns {Record<string, any> | undefined} */
function read(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
