import "server-only";

import { findTokenEnd } from "@/db/token-ends";
import { findToken } from "@/db/tokens";

import { hashOf } from "../secrets";
import { waitingRegistration } from "./waiting";

/**
 * What an emailed link is good for, without using it: it may be confirmed "here", in the browser that
 * registered, or "elsewhere"; or it is "used", "replaced", "expired" or "unknown".
 */
export async function describeLink(token: string) {
  const live = await findToken(hashOf(token), "verify-email");
  if (live) {
    const registration = await waitingRegistration();
    const here = registration?.email === live.address;
    return { state: here ? ("here" as const) : ("elsewhere" as const), address: live.address };
  }
  const ended = await findTokenEnd(hashOf(token), "verify-email");
  return ended ? { state: ended.reason, address: ended.address } : { state: "unknown" as const };
}
