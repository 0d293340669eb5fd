import { confirmWithNewPasswordAction } from "@/app/(auth)/verify/actions";
import { termsDocument } from "@/lib/documents";
import type { FormState } from "@/lib/form-state";

import { aBrowser, aForm, inBrowser, type Outcome } from "./browser";
import { registerIn } from "./registering";
import { aVerifyToken } from "./tokens";

type Choice = { email: string; password: string; firstName?: string; lastName?: string };
type Endpoint = { choose: (choice: Choice) => Promise<Outcome<FormState>>; accepted: string };

/** Starts anew with an emailed link, in a browser that knows nothing of the address. */
async function startAnew({ email, password, firstName = "Anna", lastName = "Schmidt" }: Choice) {
  const { secret } = await aVerifyToken(email);
  const form = aForm({
    token: secret,
    version: termsDocument().version,
    terms: "on",
    "given-name": firstName,
    "family-name": lastName,
    "new-password": password,
    "new-password-confirm": password,
  });
  return inBrowser(aBrowser(), () => confirmWithNewPasswordAction({}, form));
}

/** Every form in which people choose a password, and where it leads when the password is accepted. */
export const passwordForms: [name: string, form: Endpoint][] = [
  ["registration", { choose: (choice) => registerIn(aBrowser(), choice), accepted: "/register/terms" }],
  ["starting anew", { choose: startAnew, accepted: "/login?done=confirmed" }],
];
