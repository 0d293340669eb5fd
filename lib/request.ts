import "server-only";

import { headers } from "next/headers";

import { clientAddress } from "./client-address";
import { env } from "./env";

/** Where a request comes from, as sessions and the activity log keep it. */
export type Client = { ip: string; userAgent: string; place: string | null };

/** The client of this request. The user agent is cut at 500 characters. */
export async function currentClient(): Promise<Client> {
  const list = await headers();
  return {
    ip: clientAddress(list, env.TRUSTED_PROXY_HOPS),
    userAgent: (list.get("user-agent") ?? "unknown").slice(0, 500),
    place: env.VERCEL ? placeIn(list) : null,
  };
}

/** What the platform says of the place. Nobody else's word is taken, for a client could send the same headers. */
function placeIn(list: Headers) {
  const [city, country] = ["x-vercel-ip-city", "x-vercel-ip-country"].map((name) => list.get(name) ?? "");
  const name = /^[A-Z]{2}$/.test(country!) ? new Intl.DisplayNames("en", { type: "region" }).of(country!) : undefined;
  return [decoded(city!), name].filter(Boolean).join(", ").slice(0, 100) || null;
}

function decoded(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** The path of the page that is asked for, as proxy.ts noted it. */
export const currentPath = async () => (await headers()).get("x-path") ?? "/";
