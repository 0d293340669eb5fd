import "server-only";

import { headers } from "next/headers";
import { notFound } from "next/navigation";

import { env } from "@/lib/env";

/**
 * The mailbox exists in local mode alone. The host is compared, so that no other site can have its name
 * lead here and read along.
 */
export async function localOnly() {
  const host = (await headers()).get("host");
  if (!env.LOCAL_MODE || host !== new URL(env.APP_URL).host) notFound();
}
