import "server-only";

import { db } from "@/db";
import { type AccountDetails, lockAccount, updateAccount } from "@/db/account-details";

import { recordActivity } from "./activity";
import type { CurrentSession } from "./sessions";

type Edit = { session: CurrentSession; version: number; details: AccountDetails };

/**
 * Saves the details of the account. Returns "saved", "nothing-changed", which company detail is set
 * already and can't be changed here, the version now in force when somebody saved another one since, or
 * "gone" when the account is no more.
 */
export async function saveAccount({ session: { user }, version, details }: Edit) {
  return db.transaction(async (tx) => {
    const current = await lockAccount(user.id, tx);
    if (!current) return "gone";
    if (wouldChange(current.companyName, details.companyName)) return "company-name-set";
    if (wouldChange(current.taxNumber, details.taxNumber)) return "tax-number-set";
    if (current.version !== version) return { changedElsewhere: current.version };
    if (isSame(current, details)) return "nothing-changed";

    await updateAccount(user.id, details, tx);
    await recordActivity("account-saved", user.id, {}, tx);
    return "saved";
  });
}

/** Whether a write-once detail is set and would become something else. Leaving it out asks for no change. */
const wouldChange = (current: string | null, wanted: string | null) =>
  current !== null && wanted !== null && current !== wanted;

const isSame = (current: AccountDetails, { companyName, taxNumber, ...rest }: AccountDetails) =>
  Object.entries(rest).every(([name, value]) => value === undefined || current[name as keyof typeof rest] === value) &&
  current.companyName === (companyName ?? current.companyName) &&
  current.taxNumber === (taxNumber ?? current.taxNumber);
