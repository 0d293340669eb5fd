import { readiness } from "@/lib/readiness";

/** Whether this instance can serve people: 200, or 503 with the names of what is not ready. */
export async function GET() {
  const missing = await readiness();
  return Response.json(missing.length === 0 ? { status: "ready" } : { status: "not ready", missing }, {
    status: missing.length === 0 ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
