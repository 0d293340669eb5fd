import { message } from "./message";
import { addressee } from "./words";

type ResetPassword = { url: string; address: string; postalAddress?: string };

/** Brings the link with which a new password can be chosen. */
export const resetPassword = ({ url, address, postalAddress }: ResetPassword) =>
  message({
    subject: "Reset your Cloud Console password",
    title: "Choose a new password",
    paragraphs: ["Someone, perhaps you, asked to choose a new password for your account. Nothing has changed yet."],
    button: { label: "Choose a new password", url },
    afterwards: [
      "The link works for 60 minutes and once. If you have an authenticator, you need its code afterwards as always.",
      "Didn't ask? Do nothing: your password stays as it is.",
    ],
    reason: `Sent to ${addressee(address)} because it was entered to reset a password.`,
    postalAddress,
  });
