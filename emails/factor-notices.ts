import type { NoticeWords, Occasion } from "./notice";

const checkSettings = "Choose a new password now, then check your authenticators.";

/** What is said of authenticators and recovery codes. `detail` is a name or a number that belongs to the event. */
export const factorNotices = {
  "authenticator-on": (_: Occasion, detail: string): NoticeWords => ({
    subject: "Your authenticator is on",
    what: [`From now on, logging in needs a code from ${detail}. Other sessions were logged out.`],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "authenticator-added": (_: Occasion, detail: string): NoticeWords => ({
    subject: "An authenticator was added",
    what: [`Codes from ${detail} are accepted now. Other sessions were logged out.`],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "authenticator-removed": (_: Occasion, detail: string): NoticeWords => ({
    subject: "An authenticator was removed",
    what: [`Codes from ${detail} are not accepted any more. Other sessions were logged out.`],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "authenticator-off": (): NoticeWords => ({
    subject: "Your authenticator was turned off",
    what: [
      "Your password alone is now enough to log in. Your recovery codes stopped working. Other sessions were logged out.",
    ],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "recovery-codes-made": (): NoticeWords => ({
    subject: "New recovery codes were made",
    what: ["The old ones stopped working."],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "recovery-code-used": (_: Occasion, detail: string): NoticeWords => ({
    subject: `A recovery code was used. ${detail === "0" ? "None" : detail} left`,
    what: [
      `A recovery code took the place of a code from your authenticator. You have ${detail === "0" ? "none" : detail} left.`,
      ...(Number(detail) <= 3 ? ["Make new ones, so that you can get in without your phone."] : []),
    ],
    otherwise: checkSettings,
    button: "authenticator",
  }),
};
