import { lastEmailTo, linkIn } from "./inbox";
import { aPassword, logIn } from "./people";
import { aPerson, sql } from "./site";
import type { Visitor } from "./visitor";

/** Whether this browser is logged in, as any page says. */
export const isLoggedIn = async (visitor: Visitor) =>
  (await visitor.newTab().get("/settings/account")).path.startsWith("/settings/account");

/** Another browser of somebody, logged in, at either instance. */
export async function anotherBrowser(
  account: { email: string; password: string },
  options?: Parameters<typeof aPerson>[0],
) {
  const visitor = aPerson(options);
  await logIn(visitor, account);
  return visitor;
}

/** Lets it be an hour ago that somebody proved who they are. */
export const anHourAfterTheProof = (userId: string) =>
  sql("update sessions set authenticated_at = now() - interval '1 hour' where user_id = $1", [userId]);

/** Asks to move the account to another address, and returns the link that goes there. */
export async function askToChangeEmail(visitor: Visitor, to: string) {
  await visitor.get("/settings/account/email");
  await visitor.submit("Send the email", { "New email": to });
}

/** Asks, and returns the link that the new address got. */
export async function changeLinkFor(visitor: Visitor, to: string) {
  await askToChangeEmail(visitor, to);
  return linkIn(await lastEmailTo(to));
}

/** Opens an emailed link in any browser and presses its one button. */
export async function press(button: string, link: string, visitor: Visitor = aPerson()) {
  await visitor.get(link);
  return visitor.submit(button);
}

/** The undo link in the newest notice to an address. */
export const undoLinkOf = async (address: string, subject: string) => linkIn(await lastEmailTo(address, { subject }));

type NewPassword = { wanted: string; current?: string; others?: boolean };

/** Changes the password in the settings. */
export async function changePassword(visitor: Visitor, { wanted, current = aPassword, others = true }: NewPassword) {
  await visitor.get("/settings/password");
  return sendPassword(visitor, { wanted, current, others });
}

/** The same on the page that is open. */
export const sendPassword = (visitor: Visitor, { wanted, current = aPassword, others = true }: NewPassword) =>
  visitor.submit("Save", {
    password: current,
    "new-password": wanted,
    "new-password-confirm": wanted,
    "end-others": others,
  });
