import { createHash } from "node:crypto";

import { type Refusal, refusals } from "./refusals";

const style = `:root{color-scheme:light dark;--canvas:light-dark(#f5f7f8,#0d1215);--text:light-dark(#12191f,#e7ecef);\
--muted:light-dark(#4c5863,#a3b0ba);--link:light-dark(#0b5b73,#74c8df)}body{margin:0;padding:24px 16px;background:var(--canvas);\
color:var(--text);font:14px/20px "IBM Plex Sans",system-ui,sans-serif}main{max-width:400px;margin:64px auto}\
h1{font-size:26px;line-height:32px;font-weight:600;margin:0 0 8px}p{color:var(--muted);margin:0 0 16px}a{color:var(--link)}`;

const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * A page that needs nothing else: no script, no style sheet, no database. For answers that Next cannot
 * give as a page. Returns the document and the Content-Security-Policy that fits it.
 */
export function plainPage(kind: Refusal, reference?: string) {
  const { title, text } = refusals[kind];
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - Cloud Console</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${text}${reference ? ` Reference ${reference}.` : ""}</p><p><a href="/">Go to Cloud Console</a></p></main></body></html>`;
  return { html, policy };
}
