import { factorReceipts } from "./factor";
import { loginReceipts } from "./login";
import type { Receipt, Words } from "./receipt";
import { registrationReceipts } from "./registration";
import { settingsReceipts } from "./settings";

const receipts = { ...registrationReceipts, ...loginReceipts, ...factorReceipts, ...settingsReceipts };

const said = (words: Words, n: number, which: string) => (typeof words === "string" ? words : words(n, which));

/**
 * What the page behind a redirect says of the act. A page's address can name a receipt and a number,
 * never write one: `password-changed.2`. Which sessions an act was about, the page that knows them tells.
 */
export function receiptFor(named: unknown, which = "") {
  const [, name = "", number = "0"] = String(named).match(/^([a-z-]+)(?:\.(\d{1,3}))?$/) ?? [];
  if (!Object.hasOwn(receipts, name)) return;
  const { tone, lead, text }: Receipt = receipts[name as keyof typeof receipts];
  return { tone, lead: said(lead, Number(number), which), text: said(text, Number(number), which) };
}
