import { render, waitFor } from "@testing-library/react";
import type { ReactElement } from "react";
import { ForgotForm } from "@/app/(auth)/forgot/form";
import { CodeForm as LogInCodeForm } from "@/app/(auth)/login/code/form";
import { LogInForm } from "@/app/(auth)/login/form";
import { RecoveryForm } from "@/app/(auth)/login/recovery/form";
import { RegisterForm } from "@/app/(auth)/register/form";
import { ChangeAddressForm, CodeForm } from "@/app/(auth)/register/verify/form";
import { ResetForm } from "@/app/(auth)/reset/form";
import { KnownPasswordForm, NewPasswordForm } from "@/app/(auth)/verify/form";
import { CreateOrganizationForm } from "@/app/(settings)/organizations/form";
import { ChangeEmailForm } from "@/app/(settings)/settings/account/email/form";
import { AccountForm } from "@/app/(settings)/settings/account/form";
import { ConfirmSetupForm } from "@/app/(settings)/settings/authenticator/setup/form";
import { ChangePasswordForm } from "@/app/(settings)/settings/password/form";
import { complain } from "@/lib/form";

import { aComplainer, complaintAbout, controlsIn, fillIn, press, standing } from "../support/route-forms";

const mockComplainer = aComplainer(complain);

/** Every action of a route is the one of the test: what it does is tested elsewhere, on a real database. */
function mockActions() {
  return new Proxy({}, { get: (_, name) => name === "__esModule" || mockComplainer.action });
}

jest.mock("@/app/(auth)/login/actions", () => mockActions());
jest.mock("@/app/(auth)/login/code/actions", () => mockActions());
jest.mock("@/app/(auth)/login/recovery/actions", () => mockActions());
jest.mock("@/app/(auth)/register/actions", () => mockActions());
jest.mock("@/app/(auth)/register/verify/actions", () => mockActions());
jest.mock("@/app/(auth)/forgot/actions", () => mockActions());
jest.mock("@/app/(auth)/reset/actions", () => mockActions());
jest.mock("@/app/(auth)/verify/actions", () => mockActions());
jest.mock("@/app/(settings)/organizations/actions", () => mockActions());
jest.mock("@/app/(settings)/settings/account/actions", () => mockActions());
jest.mock("@/app/(settings)/settings/account/email/actions", () => mockActions());
jest.mock("@/app/(settings)/settings/authenticator/setup/actions", () => mockActions());
jest.mock("@/app/(settings)/settings/password/actions", () => mockActions());

const policy = { rule: "At least 15 characters.", minLength: 15 };
const link = { token: "a-token", address: "anna@example.com" };
const nothing = { mobileNumber: null, street: null, city: null, region: null, postalCode: null, country: null };
const account = {
  ...nothing,
  ...{ firstName: "Anna", lastName: "Schmidt", companyName: null, taxNumber: null },
  ...{ locale: "en", timeZone: "UTC", version: 7, savedAt: null },
};
const choices = (...values: string[]) => values.map((value) => ({ value, label: value }));
const accountForm = (
  <AccountForm
    account={account as never}
    countries={choices("AT", "DE")}
    locales={choices("en", "de") as never}
    timeZones={choices("UTC", "Europe/Vienna") as never}
  />
);

type Row = [form: string, element: ReactElement, hidden: Record<string, string>];

const forms: Row[] = [
  ["login", <LogInForm key="" next="/settings" />, { next: "/settings" }],
  ["the code of an authenticator", <LogInCodeForm key="" next="/settings" />, { next: "/settings" }],
  ["a recovery code", <RecoveryForm key="" next="/settings" />, { next: "/settings" }],
  ["registration", <RegisterForm key="" {...policy} />, {}],
  ["the code of an email", <CodeForm key="" />, {}],
  ["another address", <ChangeAddressForm key="" />, {}],
  ["a forgotten password", <ForgotForm key="" />, {}],
  ["a reset", <ResetForm key="" {...link} {...policy} />, { token: "a-token" }],
  ["a known password", <KnownPasswordForm key="" {...link} />, { token: "a-token" }],
  ["a fresh start", <NewPasswordForm key="" {...link} {...policy} version="v3" />, { token: "a-token", version: "v3" }],
  ["an organization", <CreateOrganizationForm key="" formKey="a-key" />, { form: "a-key" }],
  ["the account", accountForm, { version: "7" }],
  ["a new address", <ChangeEmailForm key="" />, {}],
  ["a new password", <ChangePasswordForm key="" email="anna@example.com" others={2} {...policy} />, {}],
  ["a new authenticator", <ConfirmSetupForm key="" setupId="s1" first />, { setup: "s1" }],
];

const isSecret = ({ name }: { name: string }) => /password|^(recovery-)?code$/.test(name);

test.each(forms)("the form for %s sends what was typed, once, with what goes along", async (_, form, hidden) => {
  const { container } = render(form);
  const typed = await fillIn(container);
  await press(container);

  const sent = mockComplainer.sent.at(-1)!;
  for (const [name, value] of Object.entries(typed))
    expect([name, sent.getAll(name)]).toEqual([name, typeof value === "string" ? [value] : value ? ["on"] : []]);
  for (const [name, value] of Object.entries(hidden)) expect([name, sent.getAll(name)]).toEqual([name, [value]]);
});

test.each(forms)("the form for %s keeps what was typed when it is refused, and no secret", async (_, form) => {
  const { container } = render(form);
  const typed = await fillIn(container);
  mockComplainer.complainOf(Object.keys(typed));

  for (const _ of ["once", "and again"]) {
    await press(container);
    await waitFor(() => expect(controlsIn(container)[0]).toBeInvalid());
    for (const control of controlsIn(container)) {
      if (isSecret(control)) expect(control).toHaveValue("");
      else expect([control.name, standing(container)[control.name]]).toEqual([control.name, typed[control.name]]);
    }
  }
});

test.each(forms)("the form for %s ties every complaint to its field", async (_, form) => {
  const { container } = render(form);
  const names = controlsIn(container).map(({ name }) => name);
  mockComplainer.complainOf(names);
  await press(container);

  await waitFor(() => {
    for (const control of controlsIn(container)) expect(control).toHaveAttribute("aria-describedby");
  });
  for (const control of controlsIn(container)) {
    expect(control).toBeInvalid();
    expect(control).toHaveAccessibleName();
    expect(control.getAttribute("aria-describedby")).toBeTruthy();
    const notes = control
      .getAttribute("aria-describedby")!
      .split(" ")
      .map((id) => document.getElementById(id));
    expect(notes.map((note) => note?.textContent).join(" ")).toContain(complaintAbout(control.name));
  }
});
