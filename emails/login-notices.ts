import type { NoticeWords, Occasion } from "./notice";

const changePassword = "Choose a new password now: that logs everybody else out.";

/** What is said of logins and sessions. `detail` is a name or a number that belongs to the event. */
export const loginNotices = {
  "new-login": ({ browser, place }: Occasion): NoticeWords => ({
    subject: `New login from ${browser}${place ? `, ${place}` : ""}`,
    what: [
      "Someone logged in to your account from a browser that it did not know. If it was you, there is nothing to do.",
    ],
    otherwise: changePassword,
    button: "reset",
  }),
  "login-after-failures": (_: Occasion, detail: string): NoticeWords => ({
    subject: "Logged in after failed tries",
    what: [`Someone logged in to your account after ${detail} failed tries. If it was you, there is nothing to do.`],
    otherwise: changePassword,
    button: "reset",
  }),
  "failed-logins": (): NoticeWords => ({
    subject: "Failed tries to log in to your account",
    what: [
      "Someone keeps trying to log in to your account with wrong passwords. Nobody got in. We slow such tries down; a browser that you have used before stays quick.",
    ],
    otherwise: "There is nothing you must do. If your password is used elsewhere too, choose a new one.",
    button: "reset",
  }),
  "failed-code": (): NoticeWords => ({
    subject: "Someone has your password but not your code",
    what: [
      "Your password was entered correctly, then a wrong code. Nobody got in. If it was you, there is nothing to do.",
    ],
    otherwise: "Your password is known to somebody. Choose a new one now.",
    button: "reset",
  }),
  "sessions-ended": (_: Occasion, detail: string, which = ""): NoticeWords => ({
    subject: detail === "1" ? "A session was logged out" : `${detail} sessions were logged out`,
    what: [`${which} ${detail === "1" ? "was" : "were"} logged out from the settings of your account.`],
    otherwise: changePassword,
    button: "sessions",
  }),
  "sessions-surplus": (): NoticeWords => ({
    subject: "Your oldest session was logged out",
    what: ["An account has fifty sessions at the most. The one that was not used for longest was logged out."],
    otherwise: changePassword,
    button: "sessions",
  }),
};
