/** What a form shows after it was sent. */
export type FormState = {
  /** The form's one message. */
  notice?: { tone: "ok" | "warn" | "danger"; text: string; link?: { label: string; href: string } };
  /** Complaints per field, in the order they are shown. */
  errors?: Record<string, string[]>;
  /** The act needs proof of who is asking: with a code or without, for this address. */
  confirm?: { code: boolean; email: string };
  /** What was typed, without secrets, to fill the form in again. */
  values?: Record<string, string>;
};

/** A server action that a form can be sent to. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
