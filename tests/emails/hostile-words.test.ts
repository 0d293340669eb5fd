import fc from "fast-check";
import { parse } from "node-html-parser";

import { message } from "@/emails/message";
import { addressee, unlinked } from "@/emails/words";

const hostile = [
  "<a href=//evil.example>Claim your money</a>",
  '"><img src=x onerror=alert(1)>',
  "</style><script>alert(1)</script>",
  "<!--[if mso]><b>",
  "&lt;b&gt;&#60;b&#62;",
  "Hi, visit evil.example",
  "x\r\nBcc: everyone@evil.example",
  "http://evil.example/gift",
  "www。evil．example",
  "claim@evil.example",
  "\u202egnp.elpmaxe.live\u0000\u001b[31m",
];

const said = (name: string) =>
  message({
    subject: `${unlinked(name)} invited you`,
    title: `${unlinked(name)} invited you`,
    paragraphs: [`Hello ${unlinked(name)}, here is a sentence.`],
    facts: [[unlinked(name), unlinked(name)]],
    code: unlinked(name),
    button: { label: unlinked(name), url: "https://console.example.com/go?a=1&b=2" },
    afterwards: [unlinked(name)],
    reason: unlinked(name),
    postalAddress: unlinked(name),
    product: unlinked(name),
  });

const elementsOf = (html: string) =>
  parse(html, { comment: true })
    .querySelectorAll("*")
    .map((element) => element.tagName);

// What any mail program might make a link of: a scheme, a mailbox, or a dot with a letter behind it.
const linkable = /\w+:\/\/|\S@\p{Cf}*[\p{L}\p{N}]|\S[.。．｡․﹒]\p{Cf}*[\p{L}\p{N}]/u;

test.each(hostile)("REG-17: %j adds no element, no link and no header", (name) => {
  const { subject, text, html } = said(name);

  expect(elementsOf(html)).toEqual(elementsOf(said("Ann").html));
  expect(
    parse(html)
      .querySelectorAll("a")
      .map((link) => link.getAttribute("href")),
  ).toEqual(["https://console.example.com/go?a=1&b=2"]);
  expect(text.replace("https://console.example.com/go?a=1&b=2", "")).not.toMatch(linkable);
  expect(parse(html).querySelector("body")?.text).not.toMatch(linkable);
  expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
});

test("REG-17: no text whatever adds an element, a link or a line to the subject", () => {
  const expected = elementsOf(said("Ann").html);

  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."<>&\"'.:/@\r\n\u200b\u2060 aé") })),
      (name) => {
        const { subject, text, html } = said(`x${name}`);
        expect(elementsOf(html)).toEqual(expected);
        expect(text.replace("https://console.example.com/go?a=1&b=2", "")).not.toMatch(linkable);
        expect(subject).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
        expect(subject.isWellFormed()).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("names of people stay as they are written", () => {
  const names = ["Anna Schmidt", "O'Neil", "Dr. Who", "Zażółć Gęślą", "علی‌رضا", "Jürgen & Söhne", "李小龍", "👩‍👩‍👧"];

  expect(names.map(unlinked)).toEqual(names);
  expect(unlinked("J.R.R. Tolkien")).toBe("J. R. R. Tolkien");
});

test("the reader's own address is shown as it is, unless somebody hid a web address in it", () => {
  expect(addressee("o'neil.jr+console@sub.example.com")).toBe("o'neil.jr+console@sub.example.com");
  expect(addressee("ann+www.evil.example/gift@example.com")).not.toMatch(linkable);
});
