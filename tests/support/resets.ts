import { lastEmailTo, linkIn } from "./inbox";
import type { KeptEmail } from "./resend-server.mjs";
import { aPerson } from "./site";
import type { Visitor } from "./visitor";

/** The subject of the email that brings the link. */
export const resetSubject = "Reset your Cloud Console password";

/** A new password, where it does not matter which. */
export const newPassword = "four louder storks";

/** Asks for the email at /forgot. */
export async function askForReset(email: string, visitor = aPerson()) {
  await visitor.get("/forgot");
  return visitor.submit("Send the email", { Email: email });
}

/** Asks for the email, and returns the path of the link in it. */
export async function aResetLink(email: string, after?: KeptEmail) {
  await askForReset(email);
  const link = new URL(linkIn(await lastEmailTo(email, { subject: resetSubject, after })));
  return link.pathname + link.search;
}

/** Opens the link and chooses a password. */
export async function chooseNewPassword(
  link: string,
  { visitor = aPerson(), password = newPassword } = {},
): Promise<Visitor> {
  await visitor.get(link);
  await visitor.submit("Save new password", { "new-password": password, "new-password-confirm": password });
  return visitor;
}
