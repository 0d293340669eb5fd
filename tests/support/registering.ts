import { registerAction } from "@/app/(auth)/register/actions";
import { acceptTermsAction } from "@/app/(auth)/register/terms/actions";
import { termsDocument } from "@/lib/documents";
import { messageIn } from "@/lib/outbox";

import { aBrowser, aForm, inBrowser } from "./browser";
import { aPassword } from "./people";
import { rows } from "./rows";

type Registration = { email: string; password?: string; firstName?: string; lastName?: string };

/** Sends the registration form from this browser to its action. */
export const registerIn = (
  browser: ReturnType<typeof aBrowser>,
  { email, password = aPassword, firstName = "Anna", lastName = "Schmidt" }: Registration,
) =>
  inBrowser(browser, () =>
    registerAction(
      {},
      aForm({
        email,
        "new-password": password,
        "new-password-confirm": password,
        "given-name": firstName,
        "family-name": lastName,
      }),
    ),
  );

/** Accepts the terms in force, in this browser. */
export const acceptIn = (browser: ReturnType<typeof aBrowser>) =>
  inBrowser(browser, () => acceptTermsAction({}, aForm({ version: termsDocument().version })));

/** A browser that waits for the confirmation of this address. */
export async function aWaitingBrowser(registration: Registration) {
  const browser = aBrowser();
  await registerIn(browser, registration);
  await acceptIn(browser);
  return browser;
}

/** The emails that are owed to the address, the newest last. Nobody delivers them in these tests. */
export async function emailsOwedTo(address: string) {
  const owed = await rows<{ id: string; payload: string | null }>(
    "select id, payload from outbox where address = $1 order by created_at",
    [address],
  );
  return owed.map((row) => messageIn(row)!);
}

/** The secret of the link in an email. */
export const tokenIn = ({ text }: { text: string }) => text.match(/token=([\w-]+)/)?.[1] ?? "";
