import type { Session } from "@/db/schema";

/** Why a session is over, in a word or two. */
export const endReasons: Record<NonNullable<Session["endedReason"]> | "expired", string> = {
  "logged-out": "Logged out",
  replaced: "Logged in anew",
  "password-reset": "Password reset",
  "factors-changed": "Authenticator changed",
  "ended-by-owner": "Logged out by you",
  "password-changed": "Password changed",
  "email-undone": "Change of email undone",
  "account-closed": "Account closed",
  "too-many": "Too many sessions",
  expired: "Expired",
};
