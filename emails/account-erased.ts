import { message } from "./message";
import { addressee } from "./words";

type AccountErased = { url: string; address: string; postalAddress?: string };

/** Tells somebody that the account they closed is gone. */
export const accountErased = ({ url, address, postalAddress }: AccountErased) =>
  message({
    subject: "Your account was erased",
    title: "Your account was erased",
    paragraphs: [
      "You closed your account 14 days ago and it was not restored since. It and all that belonged to it are erased now; nobody can bring it back.",
    ],
    button: { label: "Register anew", url },
    afterwards: [
      "There is nothing you must do. Your address is free: with it you can register again whenever you like.",
    ],
    reason: `Sent to ${addressee(address)} because it was the address of the account. It is the last email about it.`,
    postalAddress,
  });
