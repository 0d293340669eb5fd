import "server-only";

import { cookies } from "next/headers";
import { cache } from "react";

import { deleteRegistration, findRegistration } from "@/db/registrations";

import { deleteCookie, registrationCookie } from "../cookies";
import { answerWith } from "../responses";
import { hashOf } from "../secrets";

const browserHash = async () => {
  const secret = (await cookies()).get(registrationCookie().name)?.value;
  return secret ? hashOf(secret) : undefined;
};

/** The registration that was made in this browser, or undefined. Throws, with 503, when the database cannot be asked. */
export const currentRegistration = cache(async () => {
  const hash = await browserHash();
  if (!hash) return;
  return findRegistration(hash).catch(async (error) => {
    await answerWith(503, 5);
    throw error;
  });
});

/** Lets the browser forget its registration; an email that is on its way stays good. */
export async function leaveRegistration() {
  await deleteCookie(registrationCookie());
}

/** Deletes the registration of this browser, unless it became an account, and lets the browser forget it. */
export async function withdrawRegistration() {
  const hash = await browserHash();
  if (hash) await deleteRegistration(hash);
  await leaveRegistration();
}
