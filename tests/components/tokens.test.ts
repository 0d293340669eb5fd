import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const css = readFileSync("app/globals.css", "utf8");
const tokens = Object.fromEntries(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = "", ...values]) => [
    name,
    values,
  ]),
);

function luminance(hex: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two tokens as WCAG counts it: in the light theme, or in the dark one. */
function contrast(front: string, back: string, theme: 0 | 1) {
  const [dim = 0, bright = 0] = [front, back]
    .map((name) => luminance(tokens[name]?.[theme] ?? ""))
    .sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const plain = ["canvas", "surface", "sunken", "raised"];
const pairs = [
  ...["ink", "muted", "subtle", "accent-text", "danger"].flatMap((front) => plain.map((back) => [front, back, 4.5])),
  ...["ink", "accent-text"].map((front) => [front, "accent-soft", 4.5]),
  ...["danger", "warn", "ok"].map((front) => [front, `${front}-soft`, 4.5]),
  ...["warn", "ok"].map((front) => [front, "surface", 4.5]),
  ...["accent", "accent-hover", "danger-fill"].map((back) => ["on-fill", back, 4.5]),
  ...plain.map((back) => ["line-strong", back, 3]),
] as [string, string, number][];

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("in the %s theme", (_, theme) => {
  it.each(pairs)("%s on %s has a contrast of at least %d", (front, back, least) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(least);
  });
});

const files = ["app", "components"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
);
const sources = files
  .filter((name) => /\.(tsx?|css|svg)$/.test(name))
  .map((name) => ({ name, text: readFileSync(name, "utf8") }));
const literal = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(/gi;

it("has no colour in a component", () => {
  const found = sources
    .filter(({ name }) => name.startsWith("components"))
    .flatMap(({ text }) => text.match(literal) ?? []);
  expect(found).toEqual([]);
});

it("has no colour in app/ that is not a token's value, but for the one shadow", () => {
  const known = new Set(Object.values(tokens).flat());
  const found = sources
    .filter(({ name }) => name.startsWith("app"))
    .flatMap(({ name, text }) =>
      (text.replace(/--shadow-menu:.*/, "").match(literal) ?? []).map((colour) => `${name} ${colour}`),
    )
    .filter((entry) => !known.has(entry.split(" ")[1]?.toLowerCase() ?? ""));
  expect(found).toEqual([]);
});

it("uses none of Tailwind's own colours and no inline style", () => {
  const palette =
    /\b(?:bg|text|border|ring|outline|fill|stroke|accent|decoration|divide|from|to|via)-(?:black|white|(?:slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose)-\d+)\b/g;
  const found = sources.flatMap(({ name, text }) => (text.match(palette) ?? []).map((word) => `${name} ${word}`));
  expect(found).toEqual([]);
  expect(sources.filter(({ text }) => /\sstyle=[{"]/.test(text)).map(({ name }) => name)).toEqual([]);
});
