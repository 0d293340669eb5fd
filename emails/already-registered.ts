import { message } from "./message";
import { addressee } from "./words";

type AlreadyRegistered = { url: string; address: string; postalAddress?: string };

/** Tells the owner of an account that somebody tried to register with its address. Only the owner learns it. */
export const alreadyRegistered = ({ url, address, postalAddress }: AlreadyRegistered) =>
  message({
    subject: "You already have a Cloud Console account",
    title: "You already have an account",
    paragraphs: [
      "Someone, perhaps you, tried to register with this address. It already has a Cloud Console account, so nothing was changed. Log in with the password you have.",
    ],
    button: { label: "Log in", url },
    afterwards: [
      "It wasn't you? There is nothing to do. Whoever tried saw only that an email was sent, not that you have an account.",
    ],
    reason: `Sent to ${addressee(address)} because it was entered to register with Cloud Console.`,
    postalAddress,
  });
