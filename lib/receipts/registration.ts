import type { Receipts } from "./receipt";

/** Registering. */
export const registrationReceipts = {
  welcome: { tone: "ok", lead: "Your email is confirmed.", text: "Welcome to Cloud Console." },
  confirmed: { tone: "ok", lead: "Your email is confirmed.", text: "Log in with your email and password." },
  declined: {
    tone: "info",
    lead: "You declined the terms.",
    text: "We can't keep an account without them, so what you entered was removed.",
  },
  "registration-left": {
    tone: "info",
    lead: "This browser has left the registration.",
    text: "The link in the email still works.",
  },
  "registration-gone": {
    tone: "info",
    lead: "There is no registration to go on with here.",
    text: "Log in, or register again.",
  },
} satisfies Receipts;
