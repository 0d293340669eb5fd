import { parse } from "node-html-parser";

import { commonHeaders, message } from "@/emails/message";

import { readable } from "../support/email-text";

const content = {
  subject: "New login from Edge on Windows, Warsaw",
  title: "New login to your account",
  paragraphs: ["Someone logged in with your password and code.", "If it was you, there is nothing to do."],
  facts: [
    ["Browser", "Edge on Windows"],
    ["Time", "23 November 2026, 21:58 UTC"],
  ] as [string, string][],
  code: "4183 0227",
  button: { label: "Secure my account", url: `https://console.example.com/secure?token=${"x".repeat(80)}` },
  afterwards: ["Or open Settings, Sessions yourself.", "We never ask for your password by email."],
  reason: "Sent to anna@example.com because security notices can't be switched off.",
  postalAddress: "Cloud Console GmbH, Examplegasse 1, 1010 Vienna",
};

const words = [
  "Cloud Console",
  content.title,
  ...content.paragraphs,
  ...content.facts.flat(),
  content.code,
  content.button.label,
  ...content.afterwards,
  content.reason,
  content.postalAddress,
];

test("says everything in both parts, in the same order", () => {
  const { text, html } = message(content);

  for (const part of [readable(text), readable(parse(html).querySelector("body > table")?.structuredText)]) {
    const places = words.map((piece) => part.indexOf(piece));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
});

test("has the same one link in both parts", () => {
  const { text, html } = message(content);

  expect(text.match(/https?:\S+/g)).toEqual([content.button.url]);
  expect(
    parse(html)
      .querySelectorAll("a")
      .map((link) => link.getAttribute("href")),
  ).toEqual([content.button.url]);
});

test("wraps the text at 72 characters, and leaves the link whole on a line of its own", () => {
  const { text } = message({ ...content, paragraphs: ["Słowa na każdy dzień. ".repeat(30)] });
  const lines = text.split("\n");

  expect(lines).toContain(content.button.url);
  expect(lines.filter((line) => line !== content.button.url && line.length > 72)).toEqual([]);
  expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
});

test("leaves out what it is not given", () => {
  const { text, html } = message({ subject: "A", title: "B", paragraphs: [], reason: "C" });

  expect(text).toBe("Cloud Console\n\nB\n=\n\n--\nC\n");
  expect(parse(html).querySelectorAll("a, th, img")).toEqual([]);
  expect(readable(parse(html).querySelector("body")?.structuredText)).toBe("Cloud Console B C");
});

test("stays small with everything in it", () => {
  const facts = Array.from({ length: 12 }, (_, at): [string, string] => [`Fact ${at}`, "A value of some length"]);
  const { html, text } = message({
    ...content,
    facts,
    paragraphs: Array(8).fill("A sentence of some length. ".repeat(6)),
  });

  expect(Buffer.byteLength(html)).toBeLessThan(30 * 1024);
  expect(Buffer.byteLength(text)).toBeLessThan(30 * 1024);
});

test("gives every element with words its own colours, for light and dark screens", () => {
  const root = parse(message(content).html);
  const elements = root.querySelectorAll("body, body > div, table, td, th, p, h1, a");

  expect(elements.length).toBeGreaterThan(20);
  for (const element of elements) {
    expect(element.getAttribute("style")).toMatch(/background-color:#\w{6};color:#\w{6}$/);
    expect(element.getAttribute("class")).toMatch(/^on-\w+ ink-\w+/);
  }
  expect(root.querySelector("meta[name=color-scheme]")?.getAttribute("content")).toBe("light dark");
});

test("shows the first paragraph beside the subject, and loads nothing from elsewhere", () => {
  const root = parse(message(content).html);

  expect(root.querySelector("body > div")?.text).toBe(content.paragraphs[0]);
  expect(root.querySelectorAll("img, link, script, iframe, object, form, [src], [background]")).toEqual([]);
});

test("asks machines not to answer", () => {
  expect(commonHeaders).toEqual({ "Auto-Submitted": "auto-generated" });
});
