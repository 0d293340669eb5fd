/** The design language's colours, on a light screen and on a dark one. */
const tokens = {
  canvas: ["#f5f7f8", "#0d1215"],
  surface: ["#ffffff", "#141a1e"],
  line: ["#dbe1e5", "#28323a"],
  text: ["#12191f", "#e7ecef"],
  muted: ["#4c5863", "#a3b0ba"],
  subtle: ["#5f6b76", "#8b99a4"],
  accent: ["#0b5b73", "#16748f"],
  white: ["#ffffff", "#ffffff"],
} as const;

type Token = keyof typeof tokens;

/**
 * The class and style of an element. Each says its own colours, since many mail programs darken only
 * what says none; the class lets those that know dark screens show ours.
 */
export const look = (ground: Token, ink: Token, css: string) =>
  `class="on-${ground} ink-${ink} ruled" style="${css};background-color:${tokens[ground][0]};color:${tokens[ink][0]}"`;

/** A hairline, at one side or all around. */
export const rule = (side: "border" | "border-top" | "border-bottom") => `${side}:1px solid ${tokens.line[0]}`;

/** The same colours for a dark screen, where the mail program asks. */
export const darkColours = `@media (prefers-color-scheme:dark){${Object.entries(tokens)
  .map(([token, [, dark]]) => `.on-${token}{background-color:${dark}!important}.ink-${token}{color:${dark}!important}`)
  .join("")}.ruled{border-color:${tokens.line[1]}!important}}`;

/** The face of the words, at a weight, size and line height. */
export const face = (weight: number, size: number, line: number) =>
  `font:${weight} ${size}px/${line}px 'IBM Plex Sans',system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif`;

/** The face of what is copied letter by letter. */
export const monoFace = "font:500 28px/40px 'IBM Plex Mono',ui-monospace,Menlo,Consolas,monospace";

/** Attributes of a table that only arranges things. */
export const layout = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';
