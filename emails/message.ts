import { htmlOf } from "./message-html";
import { textOf } from "./message-text";
import { tidied } from "./words";

/** What an email says, in the order in which it is read. Words of people go through `unlinked` first. */
export type Content = {
  subject: string;
  title: string;
  paragraphs: string[];
  facts?: [label: string, value: string][];
  code?: string;
  button?: { label: string; url: string };
  /** What else the reader may want to know or do, smaller, below the button. */
  afterwards?: string[];
  /** Why this person gets this email. */
  reason: string;
  postalAddress?: string;
  product?: string;
};

/** One piece of an email. Each has its shape in HTML and in text, so that neither part can leave one out. */
export type Piece =
  | { kind: "brand" | "title" | "paragraph" | "code" | "afterwards" | "foot"; words: string }
  | { kind: "facts"; facts: [label: string, value: string][] }
  | { kind: "button"; label: string; url: string };

export type Message = { subject: string; text: string; html: string };

/** Headers of every email: no machine shall answer it. */
export const commonHeaders = { "Auto-Submitted": "auto-generated" };

/** Writes the same pieces as text and as HTML, so that the two never disagree. */
export function message(content: Content): Message {
  const subject = tidied(content.subject);
  const pieces = piecesOf(content);
  return { subject, text: textOf(pieces), html: htmlOf(subject, pieces) };
}

function piecesOf({ product = "Cloud Console", postalAddress, ...content }: Content): Piece[] {
  const worded = (kind: "paragraph" | "afterwards" | "foot", all: string[] = []): Piece[] =>
    all.map((words) => ({ kind, words: tidied(words) }));

  return [
    { kind: "brand", words: tidied(product) },
    { kind: "title", words: tidied(content.title) },
    ...worded("paragraph", content.paragraphs),
    ...pieceIf(content.facts, (facts) => ({ kind: "facts", facts: facts.map(tidiedFact) })),
    ...pieceIf(content.code, (code) => ({ kind: "code", words: tidied(code) })),
    ...pieceIf(content.button, ({ label, url }) => ({ kind: "button", label: tidied(label), url })),
    ...worded("afterwards", content.afterwards),
    ...worded("foot", postalAddress ? [content.reason, postalAddress] : [content.reason]),
  ];
}

const pieceIf = <Part>(part: Part | undefined, make: (part: Part) => Piece) => (part ? [make(part)] : []);
const tidiedFact = ([label, value]: [string, string]): [string, string] => [tidied(label), tidied(value)];
