// Zero-width joiners stay: Persian words and family emoji are made with them.
const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu;

/** The words on one line, without control characters: no line break of theirs starts a header or a paragraph. */
export const tidied = (words: string) => words.replace(/\s+/gu, " ").replace(invisible, "").trim();

// Everything that some client or browser takes for the dot of a domain name (UTS 46, and the one dot leader).
const dot = /([.\u3002\uff0e\uff61\u2024\ufe52])(?=\S)/gu;

/**
 * Words that a person wrote, for an email to somebody else: readable, but nothing that a mail program
 * would make a link of. After each dot comes a space, as after an initial: "visit evil.com" is read as
 * "visit evil. com", "J.R.R. Tolkien" as "J. R. R. Tolkien". An at sign and "://" are parted likewise.
 * A visible space holds in every client; invisible joiners are dropped by some before they look for links.
 */
export const unlinked = (words: string) =>
  tidied(words)
    .replace(dot, "$1 ")
    .replace(/(?<=\S)([@\uff20\ufe6b])(?=\S)/gu, " $1 ")
    .replace(/:(?=\/\/)/gu, ": ")
    .replace(/\s+/gu, " ");

/**
 * The reader's own address, as it is. A stranger may have typed it, and some mailboxes take anything
 * behind a plus sign: one that holds what looks like a web address (`ann+www.evil.com/gift@...`) is parted.
 */
export const addressee = (address: string) => (/[/?#=&%:]|www\./i.test(address) ? unlinked(address) : tidied(address));
