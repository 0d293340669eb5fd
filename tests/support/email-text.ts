/** The words of either part of an email on one line, to compare what is said and not how it is laid out. */
export const readable = (part = "") => part.replace(/\s+/g, " ").trim();
