import "server-only";

import type { IncomingMessage, ServerResponse } from "node:http";

/** Where strangers send passwords, each of which takes a hash. */
const doors = new Set(["/login", "/register"]);

/** So many are let in at once: a few more than find a place to be hashed, who are told so with their form. */
const most = 64;

/** The header in which the server itself tells proxy.ts of a form that came when too many were inside. */
export const crowdedHeader = "x-crowded";

let inside = 0;

/**
 * Whether a form comes when too many are inside already. To answer one with its page costs far more than
 * to turn it away, so a burst of logins would take the time of everybody's pages.
 */
export function findsCrowd({ method, url }: IncomingMessage, response: ServerResponse) {
  if (method !== "POST" || !doors.has(url?.split("?")[0] ?? "")) return false;
  if (inside >= most) return true;
  inside++;
  response.once("close", () => inside--);
  return false;
}
