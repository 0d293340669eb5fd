import type { Event } from "./activity";

/** What each event is called on screen. */
export const eventNames: Record<Event, string> = {
  registered: "Registered",
  "email-confirmed": "Email confirmed",
  "terms-accepted": "Terms accepted",
  "logged-in": "Logged in",
  "login-failed": "Login failed: wrong password",
  "code-accepted": "One-time code accepted",
  "code-failed": "Wrong code",
  "recovery-code-used": "Recovery code used",
  "logged-out": "Logged out",
  "session-ended": "A session logged out",
  "sessions-ended": "Sessions logged out",
  "confirmed-identity": "Confirmed it's you",
  "identity-not-confirmed": "Wrong password in the settings",
  "account-saved": "Account details saved",
  "password-changed": "Password changed",
  "password-reset": "Password reset by email",
  "email-change-asked": "Change of email asked for",
  "email-change-cancelled": "Change of email cancelled",
  "email-changed": "Email changed",
  "email-change-undone": "Change of email undone",
  "authenticator-added": "Authenticator added",
  "authenticator-renamed": "Authenticator renamed",
  "authenticator-removed": "Authenticator removed",
  "recovery-codes-made": "Recovery codes made",
  "data-exported": "File of your data made",
  "account-closing": "Account closed",
  "account-restored": "Account restored",
  "organization-created": "Organization created",
  "organization-deleted": "Organization deleted",
};

/** The kinds to filter by. */
export const eventKinds = {
  logins: {
    label: "Logins and sessions",
    events: [
      "logged-in",
      "login-failed",
      "code-accepted",
      "code-failed",
      "recovery-code-used",
      "logged-out",
      "session-ended",
      "sessions-ended",
    ],
  },
  security: {
    label: "Password and authenticator",
    events: [
      "password-changed",
      "password-reset",
      "authenticator-added",
      "authenticator-renamed",
      "authenticator-removed",
      "recovery-codes-made",
      "confirmed-identity",
      "identity-not-confirmed",
    ],
  },
  account: {
    label: "Account and email",
    events: [
      "registered",
      "email-confirmed",
      "terms-accepted",
      "account-saved",
      "email-change-asked",
      "email-change-cancelled",
      "email-changed",
      "email-change-undone",
      "data-exported",
      "account-closing",
      "account-restored",
      "organization-created",
      "organization-deleted",
    ],
  },
} as const satisfies Record<string, { label: string; events: Event[] }>;

export type EventKind = keyof typeof eventKinds;

/** The kind that a page's address names, or none. */
export const eventKindIn = (name: unknown): EventKind | undefined =>
  typeof name === "string" && Object.hasOwn(eventKinds, name) ? (name as EventKind) : undefined;

/** What the parts of a detail are called, where their own names say too little. */
const detailNames: Record<string, string> = { ended: "sessions logged out", left: "codes left", email: "address" };

/** What is written beside an event: what it was about, in plain words. */
export const eventDetail = (detail: Record<string, string>) =>
  Object.entries(detail)
    .map(([name, value]) => `${detailNames[name] ?? name}: ${value}`)
    .join(", ");
