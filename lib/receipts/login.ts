import type { Receipts } from "./receipt";

const codesLeft = (n: number) =>
  n === 0 ? "No recovery codes are left." : n === 1 ? "One recovery code is left." : `${n} recovery codes are left.`;

/** Logging in and out. */
export const loginReceipts = {
  "logged-out": { tone: "ok", lead: "You are logged out.", text: "" },
  "challenge-over": {
    tone: "warn",
    lead: "That login is over.",
    text: "A login ends after ten minutes, after five wrong codes, or when the password or an authenticator changes. Log in again.",
  },
  "password-first": {
    tone: "info",
    lead: "Log in with your password first.",
    text: "The code comes after it, within ten minutes.",
  },
  reset: {
    tone: "ok",
    lead: "Your new password is saved.",
    text: "Every session was logged out. Log in with the new password.",
  },
  "recovery-code-used": {
    tone: "warn",
    lead: "You're in with a recovery code.",
    text: (n) => `It can't be used again. ${codesLeft(n)}`,
  },
  "few-recovery-codes": {
    tone: "warn",
    lead: codesLeft,
    text: "Make new ones on the Authenticator page in Settings, so that you can get in without your phone.",
  },
  "all-ended": {
    tone: "ok",
    lead: (n) => (n === 1 ? "Your session was logged out." : `${n} sessions were logged out.`),
    text: (n) =>
      n === 1 ? "It was this browser's. Log in to go on." : "This browser's was one of them. Log in to go on.",
  },
} satisfies Receipts;
