import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ActionForm } from "@/components/action-form";
import { CheckboxField } from "@/components/checkbox-field";
import { CodeField } from "@/components/code-field";
import { Field } from "@/components/field";
import { Honeypot } from "@/components/honeypot";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import type { FormAction, FormState } from "@/lib/form-state";

const countries = [
  { value: "AT", label: "Austria" },
  { value: "DE", label: "Germany" },
];

function show(action: FormAction, idPrefix?: string) {
  return render(
    <ActionForm action={action} idPrefix={idPrefix}>
      <Field name="given-name" label="First name" hint="As on your invoices." defaultValue="Anna" />
      <Field name="tel" label="Mobile number" type="tel" optional />
      <SelectField name="country" label="Country" options={countries} defaultValue="AT" />
      <CheckboxField name="remember" label="Remember me" defaultChecked />
      <CodeField />
      <Honeypot />
      <SubmitButton pending="Saving…">Save</SubmitButton>
    </ActionForm>,
  );
}

const typed = (form: FormData) =>
  Object.fromEntries(
    [...form].filter((pair): pair is [string, string] => pair[0] !== "code" && typeof pair[1] === "string"),
  );

const answer =
  (state: FormState): FormAction =>
  async (_, form) => ({ ...state, values: typed(form) });

const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));

it("gives every control a name, and says which fields are optional", () => {
  show(answer({}));
  expect(screen.getByRole("textbox", { name: "First name" })).toBeRequired();
  expect(screen.getByRole("textbox", { name: "Mobile number (optional)" })).not.toBeRequired();
  expect(screen.getByRole("combobox", { name: "Country" })).toBeRequired();
  expect(screen.getByRole("checkbox", { name: "Remember me" })).toBeChecked();
  expect(screen.getByRole("textbox", { name: "One-time code" })).toBeInTheDocument();
  for (const control of [...screen.getAllByRole("textbox"), ...screen.getAllByRole("button")]) {
    expect(control).toHaveAccessibleName();
  }
});

it("hides the trap for programs from people", () => {
  const { container } = show(answer({}));
  expect(screen.queryByRole("textbox", { name: "Website" })).not.toBeInTheDocument();
  expect(container.querySelector("[name=website]")).toHaveAttribute("tabindex", "-1");
});

it("takes a one-time code in one field that cuts nothing off", () => {
  show(answer({}));
  const code = screen.getByRole("textbox", { name: "One-time code" });
  expect(code).toHaveAttribute("autocomplete", "one-time-code");
  expect(code).toHaveAttribute("inputmode", "numeric");
  expect(code).not.toHaveAttribute("maxlength");
});

it("ties the rule and every complaint to the field, and leads to a field that is alone in being refused", async () => {
  show(answer({ errors: { "given-name": ["Enter your first name.", "Use letters."] } }));
  const field = screen.getByRole("textbox", { name: "First name" });
  expect(field).toHaveAccessibleDescription("As on your invoices.");

  await save();
  await waitFor(() => expect(field).toHaveFocus());
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription(/As on your invoices\.\s*Enter your first name\.\s*Use letters\./);
  expect(screen.queryByText(/need a change/)).not.toBeInTheDocument();
});

it("sums up several complaints and leads to their fields", async () => {
  show(answer({ errors: { "given-name": ["Enter your first name."], tel: ["Enter a phone number."] } }), "account-");
  await save();

  const summary = screen.getByRole("alert");
  await waitFor(() => expect(summary).toHaveFocus());
  expect(within(summary).getByText("2 fields need a change")).toBeInTheDocument();

  const link = within(summary).getByRole("link", { name: "Enter a phone number." });
  expect(link).toHaveAttribute("href", "#account-tel");
  await userEvent.click(link);
  expect(screen.getByRole("textbox", { name: /Mobile number/ })).toHaveFocus();
});

it("moves the focus again when the same complaint comes back", async () => {
  show(answer({ errors: { "given-name": ["Enter your first name."] } }));
  await save();
  await save();
  await waitFor(() => expect(screen.getByRole("textbox", { name: "First name" })).toHaveFocus());
});

it("leads to a refusal of the whole form, and only announces good news", async () => {
  const { unmount } = show(
    answer({ notice: { tone: "danger", text: "Too many tries.", link: { label: "Reset", href: "/forgot" } } }),
  );
  await save();
  await waitFor(() => expect(screen.getByRole("alert")).toHaveFocus());
  expect(screen.getByRole("alert")).toHaveTextContent("Too many tries. Reset");
  unmount();

  show(answer({ notice: { tone: "ok", text: "Your details are saved." } }));
  const status = screen.getByRole("status");
  expect(status).toBeEmptyDOMElement();
  await save();
  expect(status).toHaveTextContent("Your details are saved.");
  expect(screen.getByRole("button", { name: "Save" })).toHaveFocus();
});

it("keeps what was typed, chosen, ticked and unticked, and never the code", async () => {
  show(answer({ errors: { tel: ["Enter a phone number."] } }));
  await userEvent.clear(screen.getByRole("textbox", { name: "First name" }));
  await userEvent.type(screen.getByRole("textbox", { name: "First name" }), "Clara");
  await userEvent.type(screen.getByRole("textbox", { name: "One-time code" }), "492 318");
  await userEvent.selectOptions(screen.getByRole("combobox"), "DE");
  await userEvent.click(screen.getByRole("checkbox"));

  for (const _ of ["once", "and when it is sent again"]) {
    await save();
    expect(screen.getByRole("textbox", { name: "First name" })).toHaveValue("Clara");
    expect(screen.getByRole("textbox", { name: "One-time code" })).toHaveValue("");
    expect(screen.getByRole("combobox")).toHaveValue("DE");
    expect(screen.getByRole("checkbox")).not.toBeChecked();
  }
  await userEvent.click(screen.getByRole("checkbox"));
  await save();
  expect(screen.getByRole("checkbox")).toBeChecked();
});

it("says that it is on its way, stays in the tab order, and ignores a second press", async () => {
  let finish = (_: FormState) => {};
  const action = jest.fn(() => new Promise<FormState>((resolve) => (finish = resolve)));
  show(action);
  await save();

  const button = screen.getByRole("button", { name: "Saving…" });
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toBeEnabled();
  expect(button).toHaveFocus();
  await userEvent.click(button);
  await userEvent.type(screen.getByRole("textbox", { name: "First name" }), "{Enter}");

  finish({});
  expect(await screen.findByRole("button", { name: "Save" })).not.toHaveAttribute("aria-disabled");
  expect(action).toHaveBeenCalledTimes(1);
});
