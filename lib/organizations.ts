import "server-only";

import { db } from "@/db";
import { deleteOrganization, findOrganizationByForm, insertOrganization } from "@/db/organizations";
import { lockUser } from "@/db/users";

import { recordActivity } from "./activity";
import { hashOf, newSecret } from "./secrets";
import type { CurrentSession } from "./sessions";
import { countTry } from "./throttle";

/** A mark for one form, so that sending it twice does once what it says. */
export const newFormKey = newSecret;

type Creation = { session: CurrentSession; name: string; formKey: string };

/**
 * Creates an organization whose owner is the person asking; the same form sent again leads to the same
 * one. Returns its id; "closing" when the account is being closed; or until when it is throttled.
 */
export async function createOrganization({ session: { user }, name, formKey }: Creation) {
  // Keys count for one person only: nobody is led to another's organization by guessing one.
  const ownKey = hashOf(`${user.id} ${formKey}`);
  const known = await findOrganizationByForm(ownKey);
  if (known) return { id: known };
  const throttled = await countTry(["create-organization", user.id]);
  if (throttled) return throttled;

  const created = await db.transaction(async (tx) => {
    // An account that closes meanwhile would leave it without an owner.
    if ((await lockUser(user.id, tx))?.closesAt !== null) return "closing";
    const id = await insertOrganization({ name, ownerId: user.id, formKey: ownKey }, tx);
    if (id) await recordActivity("organization-created", user.id, { organization: id }, tx);
    return id;
  });
  if (created === "closing") return created;
  return { id: created ?? (await findOrganizationByForm(ownKey))! };
}

/** Deletes an organization, for its owner. Returns "deleted", or "gone" when it is not theirs. */
export async function removeOrganization({ user }: CurrentSession, id: string) {
  return db.transaction(async (tx) => {
    if ((await deleteOrganization(id, user.id, tx)) === undefined) return "gone";
    await recordActivity("organization-deleted", user.id, { organization: id }, tx);
    return "deleted";
  });
}
