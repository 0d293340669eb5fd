import { darkColours, layout, look, rule } from "./html-look";
import { escaped, written } from "./html-pieces";
import type { Piece } from "./message";

/** The pieces as HTML: one column of tables, as mail programs understand it. */
export function htmlOf(subject: string, pieces: Piece[]) {
  const brand = pieces.filter(({ kind }) => kind === "brand");
  const foot = pieces.filter(({ kind }) => kind === "foot");
  const body = pieces.filter(({ kind }) => kind !== "brand" && kind !== "foot");
  const column = "max-width:520px;margin:0 auto";

  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${escaped(subject)}</title>
<style>:root{color-scheme:light dark}${darkColours}</style>
</head>
<body ${look("canvas", "text", "margin:0;padding:0")}>
<div ${look("canvas", "canvas", "display:none;max-height:0;overflow:hidden")}>${preheader(pieces)}</div>
<table ${layout} ${look("canvas", "text", "margin:0")}><tr><td align="center" ${look("canvas", "text", "padding:32px 12px;word-break:break-word")}>
<!--[if mso]><table role="presentation" width="520"><tr><td><![endif]-->
<table ${layout} ${look("surface", "text", `${column};${rule("border")};border-radius:10px;border-collapse:separate`)}>
<tr><td align="left" ${look("surface", "text", `padding:20px 28px;border-radius:10px 10px 0 0;${rule("border-bottom")}`)}>
${brand.map(written).join("\n")}
</td></tr>
<tr><td align="left" ${look("surface", "text", "padding:28px 28px 20px;border-radius:0 0 10px 10px")}>
${body.map(written).join("\n")}
</td></tr>
</table>
<table ${layout} ${look("canvas", "subtle", column)}><tr><td align="center" ${look("canvas", "subtle", "padding:16px 28px 0")}>
${foot.map(written).join("\n")}
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

/** What a list of emails shows beside the subject. */
const preheader = (pieces: Piece[]) =>
  pieces.flatMap((piece) => (piece.kind === "paragraph" ? [escaped(piece.words)] : [])).slice(0, 1);
