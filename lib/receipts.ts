type Words = string | ((n: number, which: string) => string);

type Receipt = { tone: "ok" | "info" | "warn"; lead: Words; text: Words };

const others = (n: number) =>
  n === 0
    ? "No other session was open."
    : n === 1
      ? "One other session was logged out."
      : `${n} other sessions were logged out.`;

const comingBack = "To come back takes your password, and a code if your authenticator is on.";

const codesLeft = (n: number) =>
  n === 0 ? "No recovery codes are left." : n === 1 ? "One recovery code is left." : `${n} recovery codes are left.`;

const receipts = {
  welcome: { tone: "ok", lead: "Your email is confirmed.", text: "Welcome to Cloud Console." },
  confirmed: { tone: "ok", lead: "Your email is confirmed.", text: "Log in with your email and password." },
  "logged-out": { tone: "ok", lead: "You are logged out.", text: "" },
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
  "all-ended": {
    tone: "ok",
    lead: (n) => (n === 1 ? "Your session was logged out." : `${n} sessions were logged out.`),
    text: (n) =>
      n === 1 ? "It was this browser's. Log in to go on." : "This browser's was one of them. Log in to go on.",
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
} satisfies Record<string, Receipt>;

const said = (words: Words, n: number, which: string) => (typeof words === "string" ? words : words(n, which));

/**
 * What the page behind a redirect says of the act. A page's address can name a receipt and a number,
 * never write one: `password-changed.2`. Which sessions an act was about, the page that knows them tells.
 */
export function receiptFor(named: unknown, which = "") {
  const [, name = "", number = "0"] = String(named).match(/^([a-z-]+)(?:\.(\d{1,3}))?$/) ?? [];
  if (!Object.hasOwn(receipts, name)) return;
  const { tone, lead, text }: Receipt = receipts[name as keyof typeof receipts];
  return { tone, lead: said(lead, Number(number), which), text: said(text, Number(number), which) };
}
