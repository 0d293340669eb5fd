import "server-only";

import type { Transaction } from "@/db";
import { findUserByEmail } from "@/db/users";
import { alreadyRegistered } from "@/emails/already-registered";

import { env } from "../env";
import { enqueueEmail } from "../outbox";
import { type Count, currentNetwork, mayTry, pauseOf } from "../throttle";
import { urlOf } from "../urls";
import { composeVerification, verificationLifetime } from "./compose";

const addressLimits = (address: string): Count[] => [
  ["email-pause", address],
  ["email-address", address],
];

/** Whether an email may go to this address now; counts it. One a minute and five an hour do. */
export const mayEmail = async (address: string, on: Transaction) =>
  mayTry([...addressLimits(address), ["email-client", await currentNetwork()], ["email-everyone", "everyone"]], on);

/** From when the next email to this address may be asked for; undefined when now. */
export const nextEmailAt = (address: string) => pauseOf(...addressLimits(address));

/**
 * Owes an email to the address: with a link and a code to confirm it, in place of any earlier ones; or,
 * when it has an account, to tell its owner. Both do the same work. Ask `mayEmail` first.
 */
export async function enqueueVerification(address: string, on: Transaction) {
  const owner = await findUserByEmail(address, on);
  const confirming = await composeVerification(address, on);
  const message = owner
    ? alreadyRegistered({ url: urlOf("/login"), address, postalAddress: env.POSTAL_ADDRESS })
    : confirming;
  const kind = owner ? "already-registered" : "verify-email";
  await enqueueEmail({ kind, address, message, lifetime: verificationLifetime }, on);
}
