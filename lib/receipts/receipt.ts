/** Words, or what they are for a number and for the names of what it is about. */
export type Words = string | ((n: number, which: string) => string);

/** What the page behind a redirect says of the act. */
export type Receipt = { tone: "ok" | "info" | "warn"; lead: Words; text: Words };

export type Receipts = Record<string, Receipt>;
