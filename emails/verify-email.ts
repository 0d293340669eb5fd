import { message } from "./message";
import { addressee } from "./words";

type VerifyEmail = {
  /** Eight digits. */
  code: string;
  url: string;
  address: string;
  /** How long the code and the link work, in words: 24 hours. */
  expires: string;
  postalAddress?: string;
};

/**
 * Asks for proof that the address is the reader's own. It may have been typed by a stranger, so it
 * says nothing that was typed beside it.
 */
export function verifyEmail({ code, url, address, expires, postalAddress }: VerifyEmail) {
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
  return message({
    subject: `${spaced} is your Cloud Console code`,
    title: "Confirm your email address",
    paragraphs: [
      "This address was entered to register with Cloud Console. If that was you, enter the code in the window where you registered, or use the button.",
    ],
    code: spaced,
    button: { label: "Confirm my address", url },
    afterwards: [
      `The code and the link work for ${expires}, or until a newer email replaces them.`,
      "You didn't register? Do nothing: without you nobody can use this address. Don't pass on the code; we never ask for it by email or phone.",
    ],
    reason: `Sent to ${addressee(address)} because it was entered to register with Cloud Console.`,
    postalAddress,
  });
}
