import { env } from "@/lib/env";
import { deliverDueEmails } from "@/lib/outbox";
import { hashOf, sameHash } from "@/lib/secrets";
import { sweep } from "@/lib/sweep";

/** For platforms without a long-lived process: a timer of theirs calls this with the secret in CRON_SECRET. */
export async function GET(request: Request) {
  const presented = request.headers.get("authorization") ?? "";
  if (!env.CRON_SECRET || !sameHash(hashOf(presented), hashOf(`Bearer ${env.CRON_SECRET}`)))
    return new Response("There's no page here.", { status: 404 });

  await deliverDueEmails();
  await sweep();
  return Response.json({ status: "done" }, { headers: { "Cache-Control": "no-store" } });
}
