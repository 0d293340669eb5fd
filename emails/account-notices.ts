import type { NoticeWords, Occasion } from "./notice";

const changePassword = "Choose a new password now: that logs everybody else out.";

/** What is said of the address and of the end of an account. `detail` is a name or a number that belongs to the event. */
export const accountNotices = {
  "email-change-asked": (_: Occasion, detail: string): NoticeWords => ({
    subject: "Your email address is being changed",
    what: [
      `Your account shall move to ${detail}. Until that address is confirmed, this one stays in force. You can undo the change within seven days.`,
    ],
    otherwise: "Undo the change: that logs everybody out and lets you choose a new password.",
    button: "undo",
  }),
  "email-changed": (_: Occasion, detail: string): NoticeWords => ({
    subject: "Your email address was changed",
    what: [`You log in with ${detail} from now on, and notices go there. You can undo the change within seven days.`],
    otherwise: "Undo the change: that logs everybody out and lets you choose a new password.",
    button: "undo",
  }),
  "email-change-undone": (_: Occasion, detail: string): NoticeWords => ({
    subject: "The change of your email address was undone",
    what: [
      "This address is in force. Every session was logged out, and your old password doesn't work any more.",
      ...(detail === "restored" ? ["Your account had been closed; it is restored and not erased."] : []),
    ],
    otherwise: changePassword,
    button: "reset",
  }),
  "email-taken": (): NoticeWords => ({
    subject: "Someone tried to use your email address",
    what: [
      "Someone tried to move another account to this address. It belongs to your account, so nothing was changed.",
    ],
    otherwise: "There is nothing you must do.",
    button: "login",
  }),
  "account-closing": (_: Occasion, detail: string): NoticeWords => ({
    subject: `Your account will be erased on ${detail}`,
    what: [`Your account is closed and every session is logged out. Until ${detail} you can log in to restore it.`],
    otherwise: "Log in to restore your account, then choose a new password.",
    button: "restore",
  }),
  "account-restored": (): NoticeWords => ({
    subject: "Your account is restored",
    what: ["Someone logged in to your closed account, so it is not erased."],
    otherwise: changePassword,
    button: "reset",
  }),
};
