import type { NoticeWords, Occasion } from "./notice";

const changePassword = "Choose a new password now: that logs everybody else out.";

/** What is said of the password. `detail` is a name or a number that belongs to the event. */
export const passwordNotices = {
  "password-changed": (_: Occasion, detail: string): NoticeWords => ({
    subject: "Your password was changed",
    what: [
      `Your password was changed in the settings. ${detail === "0" ? "No other session was logged out." : `Other sessions that were logged out: ${detail}.`}`,
    ],
    otherwise: changePassword,
    button: "reset",
  }),
  "password-reset": (): NoticeWords => ({
    subject: "Your password was changed",
    what: ["A new password was chosen with a link sent to this address. Every session was logged out."],
    otherwise: "Someone can read your email. Secure your mailbox first, then choose a new password here.",
    button: "reset",
  }),
  "codes-locked": (): NoticeWords => ({
    subject: "Your account asks for a new password",
    what: [
      "A hundred codes in a row were wrong, so no more codes are accepted until you reset your password with a link that is emailed to you. Sessions that are open stay open.",
    ],
    otherwise: "Your password is known to somebody. Choose a new one now.",
    button: "reset",
  }),
};
