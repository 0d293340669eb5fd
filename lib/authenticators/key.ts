import "server-only";

import { Secret, TOTP } from "otpauth";

import { seal, unseal } from "../seal";

const about = (userId: string) => `authenticator/${userId}`;

/** What every app understands: others ignore anything else. */
export const parameters = { type: "Time-based", algorithm: "SHA1", digits: 6, interval: 30 } as const;

const totpOf = (secret: string, label = "") =>
  new TOTP({
    issuer: "Cloud Console",
    label,
    secret: Secret.fromBase32(secret),
    algorithm: parameters.algorithm,
    digits: parameters.digits,
    period: parameters.interval,
  });

/** A new key of 160 random bits, sealed for this person (RFC 4226, 4). */
export const newSealedKey = (userId: string) => seal(new Secret({ size: 20 }).base32, about(userId));

/** A sealed key as people type it and as apps read it: base32, and the otpauth address. */
export function readableKey(sealed: string, user: { id: string; email: string }) {
  const key = unseal(sealed, about(user.id));
  return { key, uri: totpOf(key, user.email).toString() };
}

/**
 * The half minute whose code this is: the current one or either neighbour (RFC 6238, 5.2), by this
 * machine's clock. Undefined when it is the code of none of them.
 */
export function stepOf(sealed: string, userId: string, code: string) {
  const totp = totpOf(unseal(sealed, about(userId)));
  const timestamp = Date.now();
  // otpauth says 0 for the current half minute: success is "not null".
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}
