import "server-only";

import { db } from "@/db";
import { forgetInActivity } from "@/db/activity";
import { deleteClosedUsers } from "@/db/closing";
import { deleteEmailsTo } from "@/db/outbox";

import { oweUncomposed } from "../outbox";
import { days } from "../time";

/**
 * Erases a batch of accounts whose 14 days are over, with everything that belongs to them, and owes each a
 * last email. The log keeps its rows without a word of them, under an id that leads nowhere. It may be cut
 * off and run again at any time. Returns how many.
 */
export const eraseClosedAccounts = (batch: number) =>
  db.transaction(async (tx) => {
    const erased = await deleteClosedUsers(batch, tx);
    if (erased.length === 0) return 0;
    await forgetInActivity(
      erased.map(({ id }) => id),
      tx,
    );
    await deleteEmailsTo(
      erased.map(({ email }) => email),
      tx,
    );
    for (const { email } of erased) await oweUncomposed("account-erased", email, days(3), tx);
    return erased.length;
  });
