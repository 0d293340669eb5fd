import { hours, minutes, seconds } from "./time";

/** So many tries in a window; then none until it ends. */
type WindowLimit = { tries: number; per: number };

/**
 * So many free tries; then a pause that doubles with each further one, up to a longest. After the most
 * there are (NIST SP 800-63B, 3.2.2), none until they are forgotten, which a quiet while does.
 */
type GrowingLimit = { free: number; firstPause: number; longestPause: number; most: number; forgottenAfter: number };

export type Limit = WindowLimit | GrowingLimit;

/**
 * How often each thing may be tried, per account, address or client. A client is an IPv4 address or an
 * IPv6 /64. These numbers are for people to read, too: README shows them.
 */
export const limits = {
  "login-client": { tries: 20, per: minutes(1) },
  "login-client-hour": { tries: 100, per: hours(1) },
  "login-account": {
    free: 5,
    firstPause: seconds(1),
    longestPause: minutes(15),
    most: 100,
    forgottenAfter: hours(12),
  },
  "login-everyone": { tries: 1200, per: minutes(1) },
  "failed-logins-notice": { tries: 1, per: hours(24) },
  "failed-code-notice": { tries: 1, per: hours(1) },
  "code-account": { tries: 10, per: minutes(15) },
  "reset-pause": { tries: 1, per: minutes(1) },
  "reset-address": { tries: 3, per: hours(1) },
  "reset-client": { tries: 10, per: hours(1) },
  "email-change": { tries: 10, per: hours(24) },
  "data-export": { tries: 1, per: hours(1) },
  "register-client": { tries: 30, per: hours(1) },
  "register-address": { tries: 20, per: hours(1) },
  "email-pause": { tries: 1, per: minutes(1) },
  "email-address": { tries: 5, per: hours(1) },
  "email-client": { tries: 40, per: hours(1) },
  "email-everyone": { tries: 2000, per: hours(1) },
  "verify-code": { tries: 10, per: hours(24) },
  "verify-client": { tries: 60, per: hours(1) },
  "create-organization": { tries: 50, per: hours(24) },
} as const satisfies Record<string, Limit>;

/** So many wrong codes, and a challenge is over: the password is asked for again. */
export const mostChallengeTries = 5;

/** So many wrong codes in a row, over any time, and only a new password opens the account again (NIST SP 800-63B, 3.2.2). */
export const mostCodeFailures = 100;

export type LimitName = keyof typeof limits;
