import "server-only";

import { db } from "@/db";
import { deleteEmailsTo } from "@/db/outbox";
import { deleteClosedUsers } from "@/db/users";

/**
 * Erases a batch of accounts whose 14 days are over, with everything that belongs to them; the log keeps
 * its rows under an id that leads nowhere. It may be cut off and run again at any time. Returns how many.
 */
export const eraseClosedAccounts = (batch: number) =>
  db.transaction(async (tx) => {
    const addresses = await deleteClosedUsers(batch, tx);
    if (addresses.length > 0) await deleteEmailsTo(addresses, tx);
    return addresses.length;
  });
