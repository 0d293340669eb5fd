import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ButtonLink } from "@/components/button";
import { ConsoleFrame } from "@/components/console-frame";
import { CopyButton } from "@/components/copy-button";
import { DataTable } from "@/components/data-table";
import { initialsOf } from "@/components/initials";
import { SettingsNav } from "@/components/settings-nav";
import { ThemeButton } from "@/components/theme-button";
import { Time } from "@/components/time";
import { UserMenu } from "@/components/user-menu";

const nothing = async () => {};

it("frames a page with a skip link, the bar, the user menu and one main part", () => {
  render(
    <ConsoleFrame
      help="mailto:help@example.com"
      themeButton={<ThemeButton theme="system" action={nothing} />}
      userMenu={<UserMenu name="Anna Schmidt" email="anna@example.com" logOut={nothing} />}
      nav={<SettingsNav tabs={[{ href: "/settings/account", label: "Account" }]} current="/settings/account" />}
    >
      <p>The page</p>
    </ConsoleFrame>,
  );
  expect(screen.getByRole("link", { name: "Skip to the page" })).toHaveAttribute("href", "#main");
  expect(screen.getByRole("main")).toHaveAttribute("id", "main");
  expect(screen.getByRole("link", { name: "Cloud Console" })).toHaveAttribute("href", "/organizations");
  expect(screen.getByRole("link", { name: "Help" })).toHaveAttribute("href", "mailto:help@example.com");
  expect(screen.getByRole("button", { name: "Theme: System. Change to Light" })).toBeInTheDocument();
  expect(
    within(screen.getByRole("navigation", { name: "Settings" })).getByRole("link", { current: "page" }),
  ).toHaveTextContent("Account");
});

it("opens the user menu by the browser's own means", () => {
  render(<UserMenu name="Anna Schmidt" email="anna@example.com" logOut={nothing} />);
  const button = screen.getByRole("button", { name: "User menu: Anna Schmidt" });
  const panel = document.getElementById(button.getAttribute("popovertarget") ?? "");
  expect(panel).toHaveAttribute("popover", "auto");
  expect(within(panel as HTMLElement).getByText("anna@example.com")).toBeInTheDocument();
  expect(screen.getByText("Settings")).toHaveAttribute("href", "/settings/account");
  expect(screen.getByText("Organizations")).toHaveAttribute("href", "/organizations");
  expect(screen.getByText("Log out").closest("form")).not.toBeNull();
});

it.each([
  ["Anna Schmidt", "AS"],
  ["Ana María de la Cruz", "AC"],
  ["Łukasz", "Ł"],
  ["", ""],
])("makes initials of %j", (name, initials) => expect(initialsOf(name)).toBe(initials));

it("sends the next theme", async () => {
  const action = jest.fn(async (form: FormData) => void form);
  render(<ThemeButton theme="dark" action={action} />);
  await userEvent.click(screen.getByRole("button", { name: "Theme: Dark. Change to System" }));
  expect(action.mock.calls[0]?.[0].get("theme")).toBe("system");
});

it("names each row of a table by its first column", () => {
  render(
    <DataTable
      caption="Your organizations"
      entries={[{ id: "1", name: "Alpenwerk", role: "Owner" }]}
      keyOf={({ id }) => id}
      columns={[
        { label: "Name", cell: ({ name }) => name },
        { label: "Role", cell: ({ role }) => role },
        { label: "Actions", quiet: true, cell: ({ name }) => <ButtonLink href="/x">Edit {name}</ButtonLink> },
      ]}
    />,
  );
  expect(screen.getByRole("table", { name: "Your organizations" })).toBeInTheDocument();
  expect(screen.getAllByRole("columnheader").map((head) => head.textContent)).toEqual(["Name", "Role", "Actions"]);
  expect(screen.getByRole("rowheader", { name: "Alpenwerk" })).toBeInTheDocument();
});

it("tells a moment with its zone", () => {
  const at = new Date("2026-11-24T09:14:00Z");
  const { container, rerender } = render(<Time at={at} />);
  expect(container).toHaveTextContent("24 November 2026, 09:14 UTC");
  expect(container.querySelector("time")).toHaveAttribute("datetime", "2026-11-24T09:14:00.000Z");
  rerender(<Time at={at} timeZone="Europe/Vienna" />);
  expect(container).toHaveTextContent("24 November 2026, 10:14 CET");
});

it("copies, and says so in its text and to screen readers, for two seconds", async () => {
  const user = userEvent.setup();
  render(<CopyButton text="JBSW Y3DP">Copy key</CopyButton>);
  await user.click(screen.getByRole("button", { name: "Copy key" }));
  expect(await navigator.clipboard.readText()).toBe("JBSW Y3DP");
  expect(screen.getByRole("button", { name: "Copied" })).toBeInTheDocument();
  expect(screen.getByRole("status")).toHaveTextContent("Copied");
  expect(await screen.findByRole("button", { name: "Copy key" }, { timeout: 3000 })).toBeInTheDocument();
});
