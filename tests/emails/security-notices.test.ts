import { notice, type Occasion } from "@/emails/notice";
import { type SecurityNotice, securityNotices } from "@/emails/security-notices";

const occasion: Occasion = {
  browser: "Edge on Windows",
  ip: "192.0.2.7",
  place: "Warsaw, Poland",
  time: "24 November 2026 at 14:32 CET",
};

const details: Partial<Record<SecurityNotice, string>> = { "sessions-ended": "2", "recovery-code-used": "2" };
const which = "Safari on iPhone (192.0.2.8) and Firefox on Linux (192.0.2.9)";

const written = (kind: SecurityNotice, detail = details[kind] ?? "Phone") => {
  const { subject, what, otherwise } = securityNotices[kind](occasion, detail, which);
  const button = { label: "Act", url: "https://console.example.com/settings" };
  return notice({ subject, what, otherwise, occasion, button, address: "anna@example.com" });
};

test.each(Object.keys(securityNotices) as SecurityNotice[])(
  "the notice %s says what, when with zone, where, and one way to act",
  (kind) => {
    const { text, html, subject } = written(kind);
    for (const fact of ["Edge on Windows", "192.0.2.7", "Warsaw, Poland (approximate)", "14:32 CET"]) {
      expect(text).toContain(fact);
      expect(html).toContain(fact);
    }
    expect(subject).not.toBe("");
    expect(text.match(/^https:\S+$/gm)).toHaveLength(1);
    expect(text).toMatch(/can't be\s+switched off/);
  },
);

test("without a word of the place nothing is said of it", () => {
  const { subject, what, otherwise } = securityNotices["new-login"]({ ...occasion, place: null });
  const button = { label: "Act", url: "https://console.example.com/settings" };
  const { text } = notice({
    subject,
    what,
    otherwise,
    occasion: { ...occasion, place: null },
    button,
    address: "a@b.c",
  });
  expect(subject).toBe("New login from Edge on Windows");
  expect(text).not.toContain("Place");
});

test("a notice of sessions names them, one or several", () => {
  expect(written("sessions-ended").text.replaceAll(/\s+/g, " ")).toContain(`${which} were logged out`);
  const { subject, what } = securityNotices["sessions-ended"](occasion, "1", "Safari on iPhone (192.0.2.8)");
  expect(subject).toBe("A session was logged out");
  expect(what).toEqual(["Safari on iPhone (192.0.2.8) was logged out from the settings of your account."]);
});

test("a notice whose button alone can undo something says so, and sends nobody elsewhere", () => {
  const { subject, what, otherwise } = securityNotices["email-changed"](occasion, "new@example.com");
  const button = { label: "Undo the change", url: "https://console.example.com/email/undo?token=x", only: true };
  const { text } = notice({ subject, what, otherwise, occasion, button, address: "anna@example.com" });

  expect(text).toContain("Only this button does so: keep this email.");
  expect(text).not.toContain("yourself instead");
  expect(written("new-login").text.replaceAll(/\s+/g, " ")).toContain("Or open console.example.com yourself instead");
});
