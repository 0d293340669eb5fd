import { message } from "./message";
import { addressee } from "./words";

type ChangeEmail = { code: string; url: string; address: string; postalAddress?: string };

/** Asks for proof that the address somebody wants to use is the reader's own. */
export function changeEmail({ code, url, address, postalAddress }: ChangeEmail) {
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
  return message({
    subject: `Confirm ${addressee(address)} for Cloud Console`,
    title: "Confirm your new email address",
    paragraphs: [
      "Someone wants to use this address for a Cloud Console account. If that was you, enter the code in the settings of your account, or use the button. Until then the old address stays in force.",
    ],
    code: spaced,
    button: { label: "Confirm", url },
    afterwards: [
      "The code and the link work for 24 hours, or until a newer email replaces them.",
      "Wasn't you? Do nothing: without you nobody can use this address. Don't pass on the code; we never ask for it by email or phone.",
    ],
    reason: `Sent to ${addressee(address)} because it was entered as a new address.`,
    postalAddress,
  });
}
