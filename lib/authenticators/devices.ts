import "server-only";

import { db } from "@/db";
import { deleteSetup } from "@/db/authenticator-setups";
import {
  countAuthenticators,
  deleteAuthenticator,
  hasAuthenticatorNamed,
  lockCodeFailures,
  updateAuthenticatorName,
} from "@/db/authenticators";
import { deleteRecoveryCodes } from "@/db/recovery-codes";

import { recordActivity } from "../activity";
import { notify } from "../notices";
import type { CurrentSession } from "../sessions";
import { factorsChanged } from "./factors-changed";

type Renaming = { session: CurrentSession; id: string; name: string };

/** Gives an authenticator another name. Returns "renamed", "name-taken", or "gone" when it is not the person's own. */
export async function renameAuthenticator({ session: { user }, id, name }: Renaming) {
  return db.transaction(async (tx) => {
    await lockCodeFailures(user.id, tx);
    if (await hasAuthenticatorNamed(user.id, name, tx, id)) return "name-taken";
    if (!(await updateAuthenticatorName(id, user.id, name, tx))) return "gone";
    await recordActivity("authenticator-renamed", user.id, { name }, tx);
    return "renamed";
  });
}

/**
 * Removes an authenticator; other sessions and known browsers end. With the last one the recovery codes
 * go too, and the password alone is enough again. Returns "removed", "off" after the last, or "gone".
 */
export async function removeAuthenticator({ session, id }: { session: CurrentSession; id: string }) {
  const { user } = session;
  return db.transaction(async (tx) => {
    await lockCodeFailures(user.id, tx);
    const name = await deleteAuthenticator(id, user.id, tx);
    if (name === undefined) return "gone";

    const last = (await countAuthenticators(user.id, tx)) === 0;
    if (last) {
      await deleteRecoveryCodes(user.id, tx);
      await deleteSetup(user.id, tx);
    }
    await factorsChanged(user.id, session.id, tx);
    await recordActivity("authenticator-removed", user.id, { name }, tx);
    await notify(last ? "authenticator-off" : "authenticator-removed", user, name, tx);
    return last ? "off" : "removed";
  });
}
