import "server-only";

import { db } from "@/db";
import { updateOwnSessionEnded, updateSessionsEnded } from "@/db/session-ends";
import { lockUser } from "@/db/users";

import { recordActivity } from "./activity";
import { browserName, namedSessions } from "./browsers";
import { notify } from "./notices";
import { type CurrentSession, forgetSession } from "./sessions";

/** Logs out one other session of the person. Returns "ended", or "gone" when it is not theirs, not open, or this one. */
export async function endOtherSession({ id: own, user }: CurrentSession, id: string) {
  if (id === own) return "gone";
  return db.transaction(async (tx) => {
    await lockUser(user.id, tx);
    const ended = await updateOwnSessionEnded(id, user.id, "ended-by-owner", tx);
    if (!ended) return "gone";
    await recordActivity("session-ended", user.id, { session: browserName(ended.userAgent) }, tx);
    await notify("sessions-ended", user, 1, tx, { which: namedSessions([ended]) });
    return "ended";
  });
}

/** Logs out every other session of the person. Returns how many. */
export const endOtherSessions = ({ id, user }: CurrentSession) => endSessions(user, id);

/** Logs out every session of the person, this one included. Returns how many. */
export async function endAllSessions({ user }: CurrentSession) {
  const ended = await endSessions(user);
  await forgetSession();
  return ended;
}

const endSessions = (user: { id: string; email: string }, keep?: string) =>
  db.transaction(async (tx) => {
    await lockUser(user.id, tx);
    const ended = await updateSessionsEnded(user.id, { keep, reason: "ended-by-owner" }, tx);
    if (ended.length > 0) {
      await recordActivity("sessions-ended", user.id, { ended: String(ended.length) }, tx);
      await notify("sessions-ended", user, ended.length, tx, { which: namedSessions(ended) });
    }
    return ended.length;
  });
