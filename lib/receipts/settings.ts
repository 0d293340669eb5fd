import type { Receipts } from "./receipt";

const others = (n: number) =>
  n === 0
    ? "No other session was open."
    : n === 1
      ? "One other session was logged out."
      : `${n} other sessions were logged out.`;

const comingBack = "To come back takes your password, and a code if your authenticator is on.";

/** Settings, sessions and organizations. */
export const settingsReceipts = {
  "password-changed": {
    tone: "ok",
    lead: "Your password is changed.",
    text: (n) => `${others(n)} We emailed you.`,
  },
  "password-changed-here": {
    tone: "ok",
    lead: "Your password is changed.",
    text: "Other sessions, if there are any, stay logged in. We emailed you.",
  },
  "not-me": {
    tone: "warn",
    lead: "That session is logged out.",
    text: "Now choose a new password, so that whoever it was can't come back.",
  },
  "session-ended": {
    tone: "ok",
    lead: (_, which) => (which ? `${which} was logged out.` : "The session was logged out."),
    text: comingBack,
  },
  "sessions-ended": {
    tone: "ok",
    lead: others,
    text: (n, which) => (n === 0 ? "" : [which && `Now out: ${which}.`, comingBack].filter(Boolean).join(" ")),
  },
  "email-asked": {
    tone: "ok",
    lead: "An email is on its way to the new address.",
    text: "Open it there to go on. Your old address stays in force until then.",
  },
  "email-cancelled": { tone: "ok", lead: "The change is cancelled.", text: "Your address stays as it is." },
  "email-change-over": {
    tone: "info",
    lead: "No change of your email is waiting any more.",
    text: "It was confirmed, cancelled or replaced, or took more than a day. Your address is the one shown here.",
  },
  "email-changed": { tone: "ok", lead: "Your new address is in force.", text: "We emailed the old one." },
  "data-ready": { tone: "ok", lead: "Your data is ready.", text: "You can download it for 24 hours." },
  closed: {
    tone: "ok",
    lead: "Your account is closed.",
    text: "It is erased in 14 days. Log in before then to restore it.",
  },
  "organization-deleted": { tone: "ok", lead: "The organization is deleted.", text: "" },
  created: { tone: "ok", lead: "Your organization is created.", text: "You are its owner." },
} satisfies Receipts;
