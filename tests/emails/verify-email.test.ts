import { parse } from "node-html-parser";

import { alreadyRegistered } from "@/emails/already-registered";
import { verifyEmail } from "@/emails/verify-email";

import { readable } from "../support/email-text";

const verification = verifyEmail({
  code: "41830227",
  url: "https://console.example.com/verify?token=abc",
  address: "anna@example.com",
  expires: "24 hours",
  postalAddress: "Cloud Console GmbH, Vienna",
});
const notice = alreadyRegistered({ url: "https://console.example.com/login", address: "anna@example.com" });

test("the email that confirms an address brings its code and its link, and says what else there is to know", () => {
  const { subject, text, html } = verification;

  expect(subject).toBe("4183 0227 is your Cloud Console code");
  expect(text).toContain("\n4183 0227\n");
  expect(text).toContain("Confirm my address:\nhttps://console.example.com/verify?token=abc\n");
  for (const part of [readable(text), readable(parse(html).structuredText)]) {
    expect(part).toContain("work for 24 hours");
    expect(part).toContain("Do nothing: without you nobody can use this address.");
    expect(part).toContain("Sent to anna@example.com because");
    expect(part).toContain("Cloud Console GmbH, Vienna");
  }
});

test("the owner of a known address is told that somebody tried, and gets a link that changes nothing", () => {
  const { subject, text } = notice;

  expect(subject).toBe("You already have a Cloud Console account");
  expect(readable(text)).toContain("Someone, perhaps you, tried to register with this address.");
  expect(text).toContain("Log in:\nhttps://console.example.com/login\n");
});

test.each([
  ["confirms an address", verification],
  ["tells of a registration", notice],
])("the email that %s speaks plainly", (_, { subject, text }) => {
  expect(`${subject} ${text}`).not.toMatch(/please|oops|success|!|invalid|credentials|letter|2FA|device/i);
});
