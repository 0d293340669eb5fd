import { redirect } from "next/navigation";

import { fullTime } from "@/lib/moments";
import { unkeptRecoveryCodes } from "@/lib/recovery-codes";
import { requireSession } from "@/lib/sessions";

/** The recovery codes as a text file, while their page shows them. A click, so it works without scripts. */
export async function GET() {
  const session = await requireSession();
  const sheet = session.fresh ? await unkeptRecoveryCodes(session.user.id) : undefined;
  if (!sheet) redirect("/settings/authenticator/recovery-codes");

  const lines = [
    "Cloud Console recovery codes",
    session.user.email,
    `Made ${fullTime(sheet.createdAt, session.user)}`,
    "",
    ...sheet.codes,
    "",
    "Each code works once, in place of a code from your authenticator.",
  ];
  return new Response(`${lines.join("\r\n")}\r\n`, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="cloud-console-recovery-codes-${sheet.createdAt.toISOString().slice(0, 10)}.txt"`,
      "Cache-Control": "private, no-store",
    },
  });
}
