import { listActivity } from "@/db/activity";
import { browserName } from "@/lib/browsers";
import { csvOf } from "@/lib/csv";
import { eventDetail, eventNames } from "@/lib/events";
import { requireSession } from "@/lib/sessions";

/** The most rows that one file has. */
const mostRows = 20_000;

/** The person's own activity of 90 days, as CSV or JSON. */
export async function GET(request: Request) {
  const { user } = await requireSession();
  const rows = await listActivity(user.id, { limit: mostRows });
  const asJson = new URL(request.url).searchParams.get("as") === "json";
  const name = `cloud-console-activity-${new Date().toISOString().slice(0, 10)}`;

  return asJson
    ? file(JSON.stringify(rows, null, 2), `${name}.json`, "application/json")
    : file(
        csvOf([
          ["Date", "Event", "Browser", "IP", "Details"],
          ...rows.map(({ at, event, userAgent, ip, detail }) => [
            at.toISOString(),
            eventNames[event as keyof typeof eventNames] ?? event,
            browserName(userAgent),
            ip,
            eventDetail(detail),
          ]),
        ]),
        `${name}.csv`,
        "text/csv; charset=utf-8",
      );
}

const file = (text: string, name: string, type: string) =>
  new Response(text, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    },
  });
