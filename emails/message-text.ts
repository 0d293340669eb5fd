import type { Piece } from "./message";

const width = 72;

/** The pieces as plain text, no line wider than 72 characters unless a single word is. */
export const textOf = (pieces: Piece[]) => `${pieces.map(written).join("\n\n")}\n`;

function written(piece: Piece, index: number, pieces: Piece[]) {
  switch (piece.kind) {
    case "facts":
      return piece.facts.map(([label, value]) => wrapped(`${label}: ${value}`, "  ")).join("\n");
    case "button":
      // On a line of its own, the whole of it is taken for the link and nothing else is.
      return `${wrapped(`${piece.label}:`)}\n${piece.url}`;
    case "title":
      return underlined(wrapped(piece.words));
    case "foot":
      return pieces[index - 1]?.kind === "foot" ? wrapped(piece.words) : `--\n${wrapped(piece.words)}`;
    default:
      return wrapped(piece.words);
  }
}

function wrapped(words: string, indent = "") {
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(" ")) {
    const longer = line ? `${line} ${word}` : `${lines.length ? indent : ""}${word}`;
    if (line && lengthOf(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line].join("\n");
}

const underlined = (words: string) =>
  `${words}\n${"=".repeat(Math.min(width, Math.max(...words.split("\n").map(lengthOf))))}`;
const lengthOf = (text: string) => [...text].length;
