import { insertOnlyToken } from "@/db/tokens";
import { hashOf, newSecret } from "@/lib/secrets";
import { hours } from "@/lib/time";

let addresses = 0;

/** An address that no other token of this file is for. */
export const aTokenAddress = () => `holder.${++addresses}@example.com`;

/** A live token that confirms an address. Returns the secret that stands in its email. */
export async function aVerifyToken(address = aTokenAddress(), lifetime = 86_400_000) {
  const secret = newSecret();
  await insertOnlyToken({ hash: hashOf(secret), purpose: "verify-email", address, lifetime });
  return { secret, hash: hashOf(secret), address };
}

/** A live token with which somebody can choose a new password, as its email would bring it. */
export async function aResetToken({ id, email }: { id: string; email: string }) {
  const token = newSecret();
  await insertOnlyToken({
    hash: hashOf(token),
    purpose: "reset-password",
    address: email,
    userId: id,
    lifetime: hours(1),
  });
  return token;
}
