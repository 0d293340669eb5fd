import "server-only";

import { db } from "@/db";
import { findSetup, insertSetup, takeSetup } from "@/db/authenticator-setups";
import { countAuthenticators, hasAuthenticatorNamed, insertAuthenticator, lockCodeFailures } from "@/db/authenticators";

import { recordActivity } from "../activity";
import { notify } from "../notices";
import { makeRecoveryCodes } from "../recovery-codes";
import type { CurrentSession } from "../sessions";
import { factorsChanged } from "./factors-changed";
import { newSealedKey, readableKey, stepOf } from "./key";

/** How many authenticators a person may have. */
export const mostAuthenticators = 5;

/** Begins a set-up with a new key, in place of any other. Nothing changes until a code proves it. Returns "started" or "full". */
export async function startSetup({ id, user }: CurrentSession) {
  if ((await countAuthenticators(user.id)) >= mostAuthenticators) return "full";
  await insertSetup(user.id, id, newSealedKey(user.id));
  return "started";
}

/** The set-up that this session began, with its key to scan or type; undefined when there is none or its 15 minutes are over. */
export async function currentSetup({ id, user }: CurrentSession) {
  const setup = await findSetup(user.id, id);
  return setup && { id: setup.id, ...readableKey(setup.secret, user) };
}

/** What the first device is called when nobody says. */
const firstName = "Authenticator app";

type Proof = { session: CurrentSession; setupId: string; code: string; name: string | undefined };

/**
 * Turns an authenticator on, when the code proves that it has the key of this set-up. The first one
 * brings recovery codes and needs no name; other sessions and known browsers end. Returns "on" or
 * "added"; "wrong-code", "name-missing", "name-taken", "full"; or "over" when the set-up was replaced, finished, or took too long.
 */
export async function confirmSetup({ session: { id, user }, setupId, code, name: given }: Proof) {
  const setup = await findSetup(user.id, id);
  if (setup?.id !== setupId) return "over";
  const step = stepOf(setup.secret, user.id, code);
  if (step === undefined) return "wrong-code";

  return db.transaction(async (tx) => {
    // One at a time for each person: two set-ups at once can't both be the fifth, or the first.
    await lockCodeFailures(user.id, tx);
    const others = await countAuthenticators(user.id, tx);
    if (others >= mostAuthenticators) return "full";
    const name = given ?? (others === 0 ? firstName : undefined);
    if (!name) return "name-missing";
    if (await hasAuthenticatorNamed(user.id, name, tx)) return "name-taken";
    if (!(await takeSetup(user.id, setupId, tx))) return "over";

    // The code that proved it is spent: it can't be used to log in.
    await insertAuthenticator({ userId: user.id, name, secret: setup.secret, lastStep: step }, tx);

    if (others === 0) await makeRecoveryCodes(user, tx);
    await factorsChanged(user.id, id, tx);
    await recordActivity("authenticator-added", user.id, { name }, tx);
    await notify(others === 0 ? "authenticator-on" : "authenticator-added", user, name, tx);
    return others === 0 ? "on" : "added";
  });
}
