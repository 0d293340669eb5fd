import { accountNotices } from "./account-notices";
import { factorNotices } from "./factor-notices";
import { loginNotices } from "./login-notices";
import { passwordNotices } from "./password-notices";

/** What each security notice says. */
export const securityNotices = { ...loginNotices, ...passwordNotices, ...factorNotices, ...accountNotices };

export type SecurityNotice = keyof typeof securityNotices;
