import "server-only";

import { db } from "@/db";
import { findAccount } from "@/db/account-details";
import { deleteChallenges } from "@/db/challenges";
import { deleteEmailChange } from "@/db/email-changes";
import { deleteKnownBrowsers } from "@/db/known-browsers";
import { updateSessionsEnded } from "@/db/session-ends";
import { deleteTokensButUndo } from "@/db/tokens";
import { findPasswordHash, updatePasswordHashFrom } from "@/db/users";

import { recordActivity } from "../activity";
import { accountCount, countClientTry } from "../login/tries";
import { notify } from "../notices";
import { type CurrentSession, renewSession } from "../sessions";
import { countTryIn, forgetTries, returnTry } from "../throttle";
import { hashPassword, passwordMatches } from "./hash";
import { judgePassword } from "./policy";

type Change = { session: CurrentSession; current: string; wanted: string; endOthers: boolean };

/**
 * Replaces the password. Wrong current passwords count with logins. In one transaction
 * challenges, links, known browsers and a pending change of address end, other sessions too when asked, and this
 * session gets a new token. Returns how many sessions ended; all that is refused: "wrong-password", and of the new one
 * "same", "personal" or "common"; "busy"; "changed-elsewhere" when another change came first; or until when
 * it is throttled.
 */
export async function changePassword({ session, current, wanted, endOthers }: Change) {
  const { user } = session;
  const client = await countClientTry();
  if (client.throttled) return client.throttled;
  const count = await accountCount(user.email, user.id);
  const { throttled } = await countTryIn(undefined, count);
  if (throttled) return throttled;

  const [stored, account] = await Promise.all([findPasswordHash(user.id), findAccount(user.id)]);
  if (!stored || !account) return "changed-elsewhere";
  const matches = await passwordMatches(current, stored);
  if (matches === "busy") {
    await Promise.all([returnTry(count), client.notFailed()]);
    return "busy";
  }
  const verdict = await judgePassword(wanted, account);
  const unfit = verdict === "fit" || verdict === "busy" ? [] : [verdict];
  if (!matches) {
    await db.transaction((tx) => recordActivity("identity-not-confirmed", user.id, {}, tx));
    return { refused: ["wrong-password" as const, ...unfit] };
  }
  await Promise.all([forgetTries(count), client.notFailed()]);

  if (wanted.normalize("NFC") === current.normalize("NFC")) return { refused: ["same" as const] };
  if (unfit.length > 0) return { refused: unfit };
  if (verdict === "busy") return "busy";
  const hashed = await hashPassword(wanted);
  if (hashed === "busy") return "busy";

  return db.transaction(async (tx) => {
    // Of two changes at once the second finds another password than the one it was checked against.
    if (!(await updatePasswordHashFrom(user.id, stored, hashed.passwordHash, tx))) return "changed-elsewhere";
    if (!(await renewSession(session, tx))) return "changed-elsewhere";
    // In the order in which a login goes on, so that one under way finds no gap: challenge, ticket, session.
    await deleteChallenges(user.id, tx);
    await deleteTokensButUndo(user.id, tx);
    const ended = endOthers
      ? await updateSessionsEnded(user.id, { keep: session.id, reason: "password-changed" }, tx)
      : [];
    await deleteKnownBrowsers(user.id, tx);
    await deleteEmailChange(user.id, tx);
    await recordActivity("password-changed", user.id, { ended: String(ended.length) }, tx);
    await notify("password-changed", user, ended.length, tx);
    return { ended: ended.length };
  });
}
