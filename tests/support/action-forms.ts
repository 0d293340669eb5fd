import { oneTimeCode } from "./one-time-codes";
import { aPassword, termsVersion } from "./people";
import type { Settled } from "./settled";
import { anEmail } from "./site";

/** What an action asks for, before it does anything: a cookie, or a secret in the form. */
type Needs = "nothing" | "secret" | "registration" | "challenge" | "session" | "fresh session";

type Expectation = {
  needs: Needs;
  /** A form that has all that the action asks for but the cookie, or has a wrong secret. */
  form: (person: Settled) => Record<string, string>;
  /** The form is its one argument; others get the state before it, too. */
  formOnly?: true;
  /** Nothing is stored by it, or not within the same minute. */
  stores?: false;
};

const token = "a".repeat(43);
const newPassword = { "new-password": "four louder storks", "new-password-confirm": "four louder storks" };
const names = { "given-name": "Vera", "family-name": "Novak" };
const nothing = () => ({});
const accepted = () => ({ version: termsVersion ?? "" });
const code = ({ key }: Settled) => oneTimeCode(key);

const details = {
  tel: "+43 1 234 567",
  "street-address": "Ring 1",
  "postal-code": "1010",
  city: "Vienna",
  region: "Vienna",
  country: "AT",
};

/**
 * Every server action, by its exported name. Those with a session are in an order in which one person can
 * send all of them, and each changes something.
 */
export const expectations: Record<string, Expectation> = {
  logInAction: { needs: "nothing", form: () => ({ email: anEmail(), password: aPassword }) },
  registerAction: { needs: "nothing", form: () => ({ email: anEmail(), ...names, ...newPassword }) },
  requestResetAction: { needs: "nothing", form: () => ({ email: anEmail() }) },
  leaveLoginAction: { needs: "nothing", form: nothing },
  logOutAction: { needs: "nothing", form: nothing, formOnly: true },
  setThemeAction: { needs: "nothing", form: () => ({ theme: "dark" }), formOnly: true },

  confirmEmailChangeAction: { needs: "secret", form: () => ({ token }) },
  undoEmailChangeAction: { needs: "secret", form: () => ({ token }) },
  resetPasswordAction: { needs: "secret", form: () => ({ token, ...newPassword }) },
  confirmHereAction: { needs: "secret", form: () => ({ token }) },
  confirmWithPasswordAction: { needs: "secret", form: () => ({ token, password: aPassword }) },
  confirmWithNewPasswordAction: {
    needs: "secret",
    form: () => ({ token, ...accepted(), ...names, ...newPassword, terms: "on" }),
  },

  acceptTermsAction: { needs: "registration", form: accepted },
  declineTermsAction: { needs: "registration", form: nothing },
  confirmCodeAction: { needs: "registration", form: ({ waiting }) => ({ code: waiting.code }) },
  sendAgainAction: { needs: "registration", form: nothing },
  changeAddressAction: {
    needs: "registration",
    form: ({ waiting }) => ({ email: anEmail(), password: waiting.password }),
  },
  leaveAction: { needs: "registration", form: nothing },

  logInWithCodeAction: { needs: "challenge", form: (person) => ({ code: code(person) }) },
  logInWithRecoveryCodeAction: {
    needs: "challenge",
    form: ({ recoveryCode }) => ({ "recovery-code": recoveryCode }),
  },

  saveAccountAction: { needs: "session", form: () => ({ version: "1", ...names, ...details }) },
  acceptNewTermsAction: { needs: "session", form: accepted },
  renameAuthenticatorAction: {
    needs: "session",
    form: ({ authenticator: id }) => ({ id, "device-name": "Renamed" }),
  },
  keepCodesAction: { needs: "session", form: ({ codeSet: set }) => ({ set, kept: "on" }) },
  confirmEmailCodeAction: { needs: "session", form: ({ code }) => ({ code }) },
  requestEmailChangeAction: { needs: "fresh session", form: () => ({ email: anEmail() }) },
  sendEmailChangeAgainAction: { needs: "session", form: nothing, stores: false },
  cancelEmailChangeAction: { needs: "session", form: nothing },
  exportDataAction: { needs: "fresh session", form: nothing },
  confirmIdentityAction: { needs: "fresh session", form: nothing, stores: false },
  showKeyAction: { needs: "fresh session", form: nothing, stores: false },
  confirmSetupAction: {
    needs: "fresh session",
    form: (person) => ({ setup: person.setup, code: code(person), "device-name": "Second" }),
  },
  startSetupAction: { needs: "fresh session", form: nothing },
  renewRecoveryCodesAction: { needs: "fresh session", form: nothing },
  removeAuthenticatorAction: { needs: "fresh session", form: ({ authenticator: id }) => ({ id }) },
  endSessionAction: { needs: "session", form: ({ session: id }) => ({ id }) },
  endOthersAction: { needs: "session", form: nothing },
  endAllAction: { needs: "fresh session", form: nothing },
  deleteOrganizationAction: { needs: "fresh session", form: ({ organization: id }) => ({ id }) },
  deleteAccountAction: { needs: "fresh session", form: ({ email }) => ({ confirm: email }) },
  createOrganizationAction: {
    needs: "session",
    form: () => ({ "organization-name": "Another", form: crypto.randomUUID() }),
  },
  // Last, for it gives the session another cookie.
  changePasswordAction: { needs: "session", form: ({ password }) => ({ password, ...newPassword }) },
};
