import { receiptFor } from "@/lib/receipts/find";

const said = (name: string, which?: string) => {
  const { lead, text } = receiptFor(name, which)!;
  return `${lead} ${text}`.trim();
};

const back = "To come back takes your password, and a code if your authenticator is on.";

test.each([
  ["sessions-ended.0", "No other session was open."],
  ["sessions-ended.1", `One other session was logged out. ${back}`],
  ["sessions-ended.12", `12 other sessions were logged out. ${back}`],
  ["all-ended.1", "Your session was logged out. It was this browser's. Log in to go on."],
  ["all-ended.3", "3 sessions were logged out. This browser's was one of them. Log in to go on."],
  ["password-changed.0", "Your password is changed. No other session was open. We emailed you."],
  ["password-changed.2", "Your password is changed. 2 other sessions were logged out. We emailed you."],
])("SES-04: %s says how many it were, and nothing that is not so", (name, words) => {
  expect(said(name)).toBe(words);
});

test("SES-04: a receipt names the sessions that its page knows, and takes no names from an address", () => {
  expect(said("session-ended", "Edge on Windows (192.0.2.7)")).toBe(
    `Edge on Windows (192.0.2.7) was logged out. ${back}`,
  );
  expect(said("session-ended")).toBe(`The session was logged out. ${back}`);
  for (const forged of [
    "session-ended.Edge",
    "sessions-ended.-1",
    "constructor",
    "__proto__",
    "",
    undefined,
    {},
    ["a"],
  ])
    expect(receiptFor(forged)).toBeUndefined();
});
