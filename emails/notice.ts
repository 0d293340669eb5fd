import { message } from "./message";
import { addressee, unlinked } from "./words";

/** Where and when something happened. */
export type Occasion = { browser: string; ip: string; place?: string | null; time: string };

/** What one kind of notice says. `otherwise`: what to do when it was somebody else. */
export type NoticeWords = {
  subject: string;
  what: string[];
  otherwise: string;
  button: "reset" | "authenticator" | "sessions" | "login" | "restore" | "undo";
};

type Notice = {
  subject: string;
  title?: string;
  what: string[];
  occasion: Occasion;
  /** What to do when it was somebody else. */
  otherwise: string;
  /** `only`: nothing else does what it does. */
  button: { label: string; url: string; only?: boolean };
  address: string;
  postalAddress?: string;
};

/** Tells the owner of an account what happened to it: what, from which browser, where and when, and one way to act. */
export const notice = ({
  subject,
  title = subject,
  what,
  occasion,
  otherwise,
  button,
  address,
  postalAddress,
}: Notice) =>
  message({
    subject,
    title,
    paragraphs: what,
    facts: [
      ["Browser", occasion.browser],
      ["IP address", occasion.ip],
      ...(occasion.place ? [["Place", `${unlinked(occasion.place)} (approximate)`] as [string, string]] : []),
      ["Time", occasion.time],
    ],
    button,
    afterwards: [
      `Wasn't you? ${otherwise}`,
      `${button.only ? "Only this button does so: keep this email." : `Or open ${new URL(button.url).host} yourself instead of using the button.`} We never ask for your password or codes by email.`,
    ],
    reason: `Sent to ${addressee(address)} because security notices can't be switched off.`,
    postalAddress,
  });
