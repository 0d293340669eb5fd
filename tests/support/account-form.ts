import { saveAccountAction } from "@/app/(settings)/settings/account/actions";
import { findAccount } from "@/db/account-details";

import { aForm, type Browser, inBrowser } from "./browser";

/** The account form as somebody fills it in, but for what a test says. */
export const accountForm = (fields: Record<string, string> = {}) =>
  aForm({
    version: "1",
    "given-name": "Anna",
    "family-name": "Schmidt",
    tel: "+43 1 234 567",
    "street-address": "Ring 1",
    "postal-code": "1010",
    city: "Vienna",
    region: "Vienna",
    country: "AT",
    organization: "",
    "tax-number": "",
    ...fields,
  });

/** Saves the account form in a browser. */
export const save = (browser: Browser, fields: Record<string, string> | FormData = {}) =>
  inBrowser(browser, () => saveAccountAction({}, fields instanceof FormData ? fields : accountForm(fields)));

/** What the database has of the person now. */
export const accountOf = async ({ id }: { id: string }) => (await findAccount(id))!;

export const saved = { state: { notice: { tone: "ok", text: "Your details are saved." } } };
