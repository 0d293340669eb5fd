import { face, layout, look, monoFace, rule } from "./html-look";
import type { Piece } from "./message";

/** One piece of an email as HTML. */
export function written(piece: Piece) {
  switch (piece.kind) {
    case "brand":
      return `<p ${look("surface", "text", `margin:0;${face(600, 16, 24)}`)}>${escaped(piece.words)}</p>`;
    case "title":
      return `<h1 ${look("surface", "text", `margin:0 0 8px;${face(600, 20, 28)}`)}>${escaped(piece.words)}</h1>`;
    case "paragraph":
      return `<p ${look("surface", "muted", `margin:0 0 16px;${face(400, 16, 24)}`)}>${escaped(piece.words)}</p>`;
    case "code":
      return `<p ${look("surface", "text", `margin:0 0 16px;letter-spacing:3px;${monoFace}`)}>${escaped(piece.words)}</p>`;
    case "facts":
      return `<table ${tabular} ${look("surface", "text", "margin:0 0 20px")}>${piece.facts.map(row).join("")}</table>`;
    case "button":
      return button(piece.label, piece.url);
    case "afterwards":
      return `<p ${look("surface", "subtle", `margin:0 0 8px;${face(400, 13, 18)}`)}>${escaped(piece.words)}</p>`;
    case "foot":
      return `<p ${look("canvas", "subtle", `margin:0;${face(400, 12, 18)}`)}>${escaped(piece.words)}</p>`;
  }
}

/** Text that cannot become markup, neither between tags nor in an attribute. */
export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const tabular = 'width="100%" cellpadding="0" cellspacing="0" border="0"';

function row([label, value]: [string, string], index: number) {
  const cell = `padding:11px 12px 11px 0;text-align:left;vertical-align:top;${face(400, 14, 20)}`;
  const rules = index === 0 ? `${rule("border-top")};${rule("border-bottom")}` : rule("border-bottom");
  return `<tr><th scope="row" width="120" ${look("surface", "subtle", `${cell};${rules}`)}>${escaped(label)}</th>\
<td ${look("surface", "text", `${cell};${rules};word-break:break-word`)}>${escaped(value)}</td></tr>`;
}

// The cell is filled as well as the link, for mail programs that ignore the padding of links.
function button(label: string, url: string) {
  const link = `display:inline-block;padding:11px 18px;border-radius:6px;text-decoration:none;${face(600, 16, 24)}`;
  return `<table ${layout.replace(' width="100%"', "")} ${look("surface", "text", "margin:4px 0 20px")}><tr>\
<td bgcolor="#0b5b73" ${look("accent", "white", "border-radius:6px")}>\
<a href="${escaped(url)}" ${look("accent", "white", link)}>${escaped(label)}</a></td></tr></table>`;
}
