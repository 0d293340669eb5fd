import "server-only";

import type { Transaction } from "@/db";
import { listWaitingRegistrations } from "@/db/registrations";
import { insertOnlyToken } from "@/db/tokens";
import { findUserByEmail, lockUser } from "@/db/users";
import { resetPassword } from "@/emails/reset-password";

import { env } from "../env";
import { composeVerification } from "../registration/compose";
import { hashOf, newSecret } from "../secrets";
import { minutes } from "../time";
import { urlOf } from "../urls";

/**
 * The email that was asked for: a link for the account of this address, in place of any earlier one; or,
 * when the address waits to be confirmed, the email that does so. Undefined when it has neither.
 */
export async function composeReset(typed: string, on: Transaction) {
  const user = await findUserByEmail(typed, on);
  if (!user) return (await listWaitingRegistrations(typed, on)).length > 0 ? composeVerification(typed, on) : undefined;

  // It may move to another address just now, to which this email does not go.
  if ((await lockUser(user.id, on))?.email !== typed) return;
  const token = newSecret();
  await insertOnlyToken(
    { hash: hashOf(token), purpose: "reset-password", address: user.email, userId: user.id, lifetime: minutes(60) },
    on,
  );
  return resetPassword({
    url: urlOf(`/reset?token=${token}`),
    address: user.email,
    postalAddress: env.POSTAL_ADDRESS,
  });
}
