import "server-only";

import type { Transaction } from "@/db";
import { insertOnlyToken } from "@/db/tokens";
import { verifyEmail } from "@/emails/verify-email";

import { env } from "../env";
import { hashOf, keyedHashOf, newCode, newSecret } from "../secrets";
import { hours } from "../time";
import { urlOf } from "../urls";

/** How long a link and its code work. */
export const verificationLifetime = hours(24);

/** The code is short, so its hash is keyed and tied to the address. */
export const codeHashOf = (address: string, code: string) => keyedHashOf("verification-code", `${address} ${code}`);

/** The email that confirms an address, with a new link and code in place of any earlier ones. */
export async function composeVerification(address: string, on: Transaction) {
  const [token, code] = [newSecret(), newCode()];
  await insertOnlyToken(
    {
      hash: hashOf(token),
      codeHash: codeHashOf(address, code),
      purpose: "verify-email",
      address,
      lifetime: verificationLifetime,
    },
    on,
  );
  return verifyEmail({
    code,
    url: urlOf(`/verify?token=${token}`),
    address,
    expires: "24 hours",
    postalAddress: env.POSTAL_ADDRESS,
  });
}
