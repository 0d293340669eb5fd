import "server-only";

import { db } from "@/db";
import { findAccount } from "@/db/account-details";
import { listActivity } from "@/db/activity";
import { listAuthenticators } from "@/db/authenticators";
import { findDataExport, insertDataExport } from "@/db/data-exports";
import { findEmailChange } from "@/db/email-changes";
import { listEndedSessions } from "@/db/ended-sessions";
import { listKnownBrowsers } from "@/db/known-browsers";
import { listMemberships } from "@/db/organizations";
import { countRecoveryCodes } from "@/db/recovery-codes";
import { listSessions } from "@/db/sessions";
import { listTermsAcceptances } from "@/db/terms-acceptances";

import { recordActivity } from "./activity";
import { seal, unseal } from "./seal";
import type { CurrentSession } from "./sessions";
import { countTry } from "./throttle";

/** The most rows of a list that go into the file. */
const mostRows = 50_000;

/** For how many days ended sessions and activity are kept. */
const keptFor = { sessions: 30, activity: 366 };

const about = (userId: string) => `data-export/${userId}`;

/** Everything we know of the person, and nothing that opens a door or belongs to somebody else. */
async function dataOf(userId: string) {
  const { version: _, ...account } = (await findAccount(userId)) ?? { version: 0 };
  const change = await findEmailChange(userId);
  return {
    madeAt: new Date(),
    account,
    terms: (await listTermsAcceptances(userId)).map(({ userId: _, ...acceptance }) => acceptance),
    emailChange: change && { newEmail: change.newEmail, createdAt: change.createdAt, expiresAt: change.expiresAt },
    authenticators: await listAuthenticators(userId),
    recoveryCodesLeft: await countRecoveryCodes(userId),
    sessions: await listSessions(userId),
    endedSessions: await listEndedSessions(userId, keptFor.sessions, mostRows),
    knownBrowsers: await listKnownBrowsers(userId),
    organizations: await listMemberships(userId),
    activity: await listActivity(userId, { days: keptFor.activity, limit: mostRows }),
  };
}

/** Makes the file, good for a day. Once an hour. Returns "made", or until when it is throttled. */
export async function exportData({ user }: CurrentSession) {
  const throttled = await countTry(["data-export", user.id]);
  if (throttled) return throttled;

  const content = seal(JSON.stringify(await dataOf(user.id), null, 2), about(user.id));
  await db.transaction(async (tx) => {
    await insertDataExport(user.id, content, tx);
    await recordActivity("data-exported", user.id, {}, tx);
  });
  return "made";
}

/** The person's own file: when it was made, until when it can be had, and its text. Undefined when there is none. */
export async function findExport({ user }: CurrentSession) {
  const found = await findDataExport(user.id);
  return (
    found && {
      createdAt: found.createdAt,
      expiresAt: found.expiresAt,
      text: () => unseal(found.content, about(user.id)),
    }
  );
}
