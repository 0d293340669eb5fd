import "server-only";

import { db } from "@/db";
import { updateTermsNotOwed } from "@/db/sessions";
import { insertTermsAcceptance } from "@/db/terms-acceptances";
import { lockUser } from "@/db/users";

import { recordActivity } from "./activity";
import { termsDocument } from "./documents";
import { currentClient } from "./request";
import { currentSession } from "./sessions";

/** Accepts the newest terms for the person logged in. Returns "accepted", "outdated" when others are in force, or "logged-out". */
export async function acceptNewTerms(version: string) {
  const session = await currentSession();
  if (!session) return "logged-out";
  if (version !== termsDocument().version) return "outdated";

  const { ip } = await currentClient();
  await db.transaction(async (tx) => {
    await lockUser(session.user.id, tx);
    await insertTermsAcceptance({ userId: session.user.id, version, ip, acceptedAt: new Date() }, tx);
    await updateTermsNotOwed(session.user.id, tx);
    await recordActivity("terms-accepted", session.user.id, { version }, tx);
  });
  return "accepted";
}
