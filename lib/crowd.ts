import "server-only";

import type { IncomingMessage, ServerResponse } from "node:http";

import { seconds } from "./time";

/** Where strangers send passwords, each of which takes a hash. Whoever goes another way still meets the bounded queue. */
const doors = new Set(["/login", "/register"]);

/** So many are let in at once: a few more than find a place to be hashed, who are told so with their form. */
const most = 64;

let inside = 0;

/**
 * Whether a form comes when too many are inside already. To answer one with its page costs far more than
 * to turn it away, so a burst of logins would take the time of everybody's pages.
 */
export function findsCrowd(request: IncomingMessage, response: ServerResponse) {
  if (request.method !== "POST" || !doors.has(request.url?.split("?")[0] ?? "")) return false;
  if (inside >= most) return true;

  inside++;
  let counted = true;
  const leave = () => {
    if (counted) inside--;
    counted = false;
  };
  response.once("close", leave);
  // Whoever sends a form piece by piece takes nobody's place.
  setTimeout(() => request.complete || leave(), seconds(2)).unref();
  return false;
}
