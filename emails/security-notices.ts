import type { Occasion } from "./notice";

type Words = {
  subject: string;
  what: string[];
  otherwise: string;
  button: "reset" | "authenticator" | "sessions" | "login" | "restore" | "undo";
};

const changePassword = "Choose a new password now: that logs everybody else out.";
const checkSettings = "Choose a new password now, then check your authenticators.";

/** What each security notice says. `detail` is a name or a number that belongs to the event. */
export const securityNotices = {
  "new-login": ({ browser, place }: Occasion): Words => ({
    subject: `New login from ${browser}${place ? `, ${place}` : ""}`,
    what: [
      "Someone logged in to your account from a browser that it did not know. If it was you, there is nothing to do.",
    ],
    otherwise: changePassword,
    button: "reset",
  }),
  "login-after-failures": (_: Occasion, detail: string): Words => ({
    subject: "Logged in after failed tries",
    what: [`Someone logged in to your account after ${detail} failed tries. If it was you, there is nothing to do.`],
    otherwise: changePassword,
    button: "reset",
  }),
  "failed-logins": (): Words => ({
    subject: "Failed tries to log in to your account",
    what: [
      "Someone keeps trying to log in to your account with wrong passwords. Nobody got in. We slow such tries down; a browser that you have used before stays quick.",
    ],
    otherwise: "There is nothing you must do. If your password is used elsewhere too, choose a new one.",
    button: "reset",
  }),
  "failed-code": (): Words => ({
    subject: "Someone has your password but not your code",
    what: [
      "Your password was entered correctly, then a wrong code. Nobody got in. If it was you, there is nothing to do.",
    ],
    otherwise: "Your password is known to somebody. Choose a new one now.",
    button: "reset",
  }),
  "codes-locked": (): Words => ({
    subject: "Your account asks for a new password",
    what: [
      "A hundred codes in a row were wrong, so no more codes are accepted until you reset your password with a link that is emailed to you. Sessions that are open stay open.",
    ],
    otherwise: "Your password is known to somebody. Choose a new one now.",
    button: "reset",
  }),
  "password-reset": (): Words => ({
    subject: "Your password was changed",
    what: ["A new password was chosen with a link sent to this address. Every session was logged out."],
    otherwise: "Someone can read your email. Secure your mailbox first, then choose a new password here.",
    button: "reset",
  }),
  "authenticator-on": (_: Occasion, detail: string): Words => ({
    subject: "Your authenticator is on",
    what: [`From now on, logging in needs a code from ${detail}. Other sessions were logged out.`],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "authenticator-added": (_: Occasion, detail: string): Words => ({
    subject: "An authenticator was added",
    what: [`Codes from ${detail} are accepted now. Other sessions were logged out.`],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "authenticator-removed": (_: Occasion, detail: string): Words => ({
    subject: "An authenticator was removed",
    what: [`Codes from ${detail} are not accepted any more. Other sessions were logged out.`],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "authenticator-off": (): Words => ({
    subject: "Your authenticator was turned off",
    what: [
      "Your password alone is now enough to log in. Your recovery codes stopped working. Other sessions were logged out.",
    ],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "password-changed": (_: Occasion, detail: string): Words => ({
    subject: "Your password was changed",
    what: [
      `Your password was changed in the settings. ${detail === "0" ? "No other session was logged out." : `Other sessions that were logged out: ${detail}.`}`,
    ],
    otherwise: changePassword,
    button: "reset",
  }),
  "email-change-asked": (_: Occasion, detail: string): Words => ({
    subject: "Your email address is being changed",
    what: [
      `Your account shall move to ${detail}. Until that address is confirmed, this one stays in force. You can undo the change within seven days.`,
    ],
    otherwise: "Undo the change: that logs everybody out and lets you choose a new password.",
    button: "undo",
  }),
  "email-changed": (_: Occasion, detail: string): Words => ({
    subject: "Your email address was changed",
    what: [`You log in with ${detail} from now on, and notices go there. You can undo the change within seven days.`],
    otherwise: "Undo the change: that logs everybody out and lets you choose a new password.",
    button: "undo",
  }),
  "email-change-undone": (): Words => ({
    subject: "The change of your email address was undone",
    what: ["This address is in force. Every session was logged out, and your old password doesn't work any more."],
    otherwise: changePassword,
    button: "reset",
  }),
  "email-taken": (): Words => ({
    subject: "Someone tried to use your email address",
    what: [
      "Someone tried to move another account to this address. It belongs to your account, so nothing was changed.",
    ],
    otherwise: "There is nothing you must do.",
    button: "login",
  }),
  "sessions-ended": (_: Occasion, detail: string, which = ""): Words => ({
    subject: detail === "1" ? "A session was logged out" : `${detail} sessions were logged out`,
    what: [`${which} ${detail === "1" ? "was" : "were"} logged out from the settings of your account.`],
    otherwise: changePassword,
    button: "sessions",
  }),
  "sessions-surplus": (): Words => ({
    subject: "Your oldest session was logged out",
    what: ["An account has fifty sessions at the most. The one that was not used for longest was logged out."],
    otherwise: changePassword,
    button: "sessions",
  }),
  "account-closing": (_: Occasion, detail: string): Words => ({
    subject: `Your account will be erased on ${detail}`,
    what: [`Your account is closed and every session is logged out. Until ${detail} you can log in to restore it.`],
    otherwise: "Log in to restore your account, then choose a new password.",
    button: "restore",
  }),
  "account-restored": (): Words => ({
    subject: "Your account is restored",
    what: ["Someone logged in to your closed account, so it is not erased."],
    otherwise: changePassword,
    button: "reset",
  }),
  "recovery-codes-made": (): Words => ({
    subject: "New recovery codes were made",
    what: ["The old ones stopped working."],
    otherwise: checkSettings,
    button: "authenticator",
  }),
  "recovery-code-used": (_: Occasion, detail: string): Words => ({
    subject: `A recovery code was used. ${detail === "0" ? "None" : detail} left`,
    what: [
      `A recovery code took the place of a code from your authenticator. You have ${detail === "0" ? "none" : detail} left.`,
      ...(Number(detail) <= 3 ? ["Make new ones, so that you can get in without your phone."] : []),
    ],
    otherwise: checkSettings,
    button: "authenticator",
  }),
};

export type SecurityNotice = keyof typeof securityNotices;
