import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";

import { ActionForm } from "@/components/action-form";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";

const form = (
  <ActionForm action={async () => ({ errors: { "new-password": ["Use at least 15 characters."] }, values: {} })}>
    <PasswordField name="password" label="Current password" autoComplete="current-password" />
    <PasswordField
      name="new-password"
      label="New password"
      autoComplete="new-password"
      hint="At least 15 characters."
      passwordrules="minlength: 15;"
    />
    <PasswordField name="new-password-confirm" label="Confirmation" autoComplete="new-password" />
    <SubmitButton>Save</SubmitButton>
  </ActionForm>
);

const typesOf = () =>
  ["Current password", "New password", "Confirmation"].map((label) =>
    screen.getByLabelText(label).getAttribute("type"),
  );

it("shows the new password and its confirmation together, and leaves the current one hidden", async () => {
  render(form);
  const show = screen.getByRole("button", { name: "Show new password" });
  expect(show).toHaveAttribute("aria-pressed", "false");

  await userEvent.click(show);
  expect(typesOf()).toEqual(["password", "text", "text"]);
  expect(screen.getByRole("button", { name: "Hide new password" })).toHaveAttribute("aria-pressed", "true");

  await userEvent.click(screen.getByRole("button", { name: "Hide confirmation" }));
  expect(typesOf()).toEqual(["password", "password", "password"]);
});

it("hides the password when it is sent, and does not fill it in again", async () => {
  render(form);
  await userEvent.type(screen.getByLabelText("New password"), "three quiet");
  await userEvent.click(screen.getByRole("button", { name: "Show new password" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  expect(typesOf()).toEqual(["password", "password", "password"]);
  expect(screen.getByLabelText("New password")).toHaveValue("");
  expect(screen.getByLabelText("New password")).toHaveAccessibleDescription(
    /At least 15 characters\.\s*Use at least 15 characters\./,
  );
});

it("accepts a pasted password and tells managers the rule", async () => {
  render(form);
  const field = screen.getByLabelText("New password");
  expect(field).toHaveAttribute("passwordrules", "minlength: 15;");
  expect(field).not.toHaveAttribute("maxlength");

  await userEvent.click(field);
  await userEvent.paste("three quiet herons");
  expect(field).toHaveValue("three quiet herons");
});

it("says when caps lock is on", () => {
  render(form);
  const field = screen.getByLabelText("Current password");
  fireEvent.keyDown(field, { key: "A", modifierCapsLock: true });
  expect(screen.getByText("Caps lock is on.")).toBeInTheDocument();
  fireEvent.keyUp(field, { key: "CapsLock", modifierCapsLock: false });
  expect(screen.queryByText("Caps lock is on.")).not.toBeInTheDocument();
});

it("offers no Show button where scripts do not run", () => {
  const html = renderToString(form);
  expect(html).toContain("Save");
  expect(html).not.toContain("Show");
});
