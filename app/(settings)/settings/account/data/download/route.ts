import { findExport } from "@/lib/data-export";
import { requireSession } from "@/lib/sessions";

/** The file of the person logged in, and of nobody else: there is nothing in the address to guess or share. */
export async function GET() {
  const file = await findExport(await requireSession());
  if (!file) return new Response("There's no file here. Make one under Settings, Account.", { status: 404 });

  return new Response(file.text(), {
    headers: {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="cloud-console-data-${file.createdAt.toISOString().slice(0, 10)}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
