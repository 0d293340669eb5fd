import type { Receipts } from "./receipt";

/** Authenticators and recovery codes. */
export const factorReceipts = {
  "authenticator-on": {
    tone: "ok",
    lead: "Your authenticator is on.",
    text: "From now on, logging in takes your password and a code. Other sessions were logged out. We emailed you.",
  },
  "authenticator-added": {
    tone: "ok",
    lead: "The authenticator is added.",
    text: "Other sessions were logged out. We emailed you.",
  },
  "authenticator-renamed": { tone: "ok", lead: "The authenticator is renamed.", text: "" },
  "authenticator-removed": {
    tone: "ok",
    lead: "The authenticator is removed.",
    text: "Other sessions were logged out. We emailed you.",
  },
  "authenticator-off": {
    tone: "ok",
    lead: "Your authenticator is off.",
    text: "Your password alone is enough to log in now, and your recovery codes stopped working. Other sessions were logged out. We emailed you.",
  },
  "authenticator-gone": { tone: "info", lead: "That authenticator is not there any more.", text: "" },
  "authenticators-full": { tone: "info", lead: "You have five authenticators.", text: "Remove one to add another." },
  "setup-over": {
    tone: "info",
    lead: "That set-up is over.",
    text: "It was finished, replaced, or took more than 15 minutes. Nothing changed by it.",
  },
  "no-authenticator": {
    tone: "info",
    lead: "Your authenticator is off.",
    text: "Recovery codes come with one: set it up first.",
  },
  "recovery-codes-unkept": {
    tone: "warn",
    lead: "Your recovery codes still have to be kept.",
    text: "Save them, tick that you have, and finish.",
  },
  "recovery-codes-newer": {
    tone: "warn",
    lead: "There are newer recovery codes.",
    text: "The ones you had before stopped working. Save these instead.",
  },
  "recovery-codes-kept": {
    tone: "ok",
    lead: "Your recovery codes are kept.",
    text: "They can't be shown again here.",
  },
} satisfies Receipts;
