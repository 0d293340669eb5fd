import { z } from "zod";

import { canonicalAddress } from "./email-address";
import { env } from "./env";
import { recoveryCodeIn } from "./recovery-code-text";

/** Length as people count it: an emoji is one. */
const lengthOf = (text: string) => [...text].length;

/** Control, direction and invisible characters, and halves of characters: none belongs into a name. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const emojiJoiners = /(?<=\p{Emoji})[\u200d\ufe0f](?=.?)/gu;
const markup = /[<>]/;
const webAddress =
  /:\/\/|www\.|[\p{L}\d-]{2,}\.(com|net|org|io|info|biz|xyz|ru|cn|top|app|dev|me|co|eu|de|at|ch|uk|fr|pl|ua)\b/iu;

type Words = { missing: string; longest: number };

/** A line of text for people to read: 1 to `longest` characters, nothing hidden in it. */
export const line = ({ missing, longest }: Words) =>
  z
    .string(missing)
    .transform((text) => text.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1, missing)
        .refine((text) => lengthOf(text) <= longest, `Use at most ${longest} characters.`)
        .refine((text) => !unprintable.test(text.replace(emojiJoiners, "")), "Leave out hidden and control characters.")
        .refine((text) => !markup.test(text), "Leave out the characters < and >."),
    );

/** A line that may stay empty; then it is null. */
export const optionalLine = ({ longest }: Omit<Words, "missing">) =>
  z
    .string("Enter this as text.")
    .default("")
    .transform((text) => text.trim())
    .pipe(
      z
        .literal("")
        .transform(() => null)
        .or(line({ missing: "", longest })),
    );

const personName = (missing: string) =>
  line({ missing, longest: 255 }).refine((text) => !webAddress.test(text), "Leave out web addresses.");

export const firstName = personName("Enter your first name.");
export const lastName = personName("Enter your last name.");

const addressHint = "Enter an email address like name@example.com.";

/** An email address, in its canonical spelling. */
export const email = z.string(addressHint).transform((text, context) => {
  const address = text.length > 1000 ? undefined : canonicalAddress(text);
  if (!address) context.addIssue(addressHint);
  return address ?? z.NEVER;
});

/** The most characters a password may have. */
const longestPassword = 128;

const storable = (text: string) => !text.includes("\0") && text.isWellFormed();

/** A password someone already has: any will do, only the stored one is right. */
export const password = z
  .string("Enter your password.")
  .min(1, "Enter your password.")
  .refine((text) => text.length <= 2 * longestPassword && lengthOf(text) <= longestPassword && storable(text), {
    error: "That is not a password we could have accepted.",
  });

/** The rule of new passwords, in the words that pages show. */
export const passwordRule = () => `At least ${env.PASSWORD_MIN_LENGTH} characters. Spaces and any language are fine.`;

/** A password someone is choosing. Whether it is a good one is for lib/passwords to say. */
export const newPassword = z.string("Choose a password.").check((context) => {
  const text = context.value;
  const length = text.length > 1000 ? text.length : lengthOf(text);
  const problem =
    length === 0
      ? "Choose a password."
      : length > longestPassword
        ? `Use at most ${longestPassword} characters. Yours has ${length}.`
        : length < env.PASSWORD_MIN_LENGTH
          ? `Use at least ${env.PASSWORD_MIN_LENGTH} characters. Yours has ${length}.`
          : !storable(text) && "Leave out control characters.";
  if (problem) context.issues.push({ code: "custom", message: problem, input: text });
});

/** A field that repeats the new password; `matching` compares the two. */
export const confirmation = z.string("Repeat the password.");

/** Complains at the confirmation when the two passwords differ, along with every other complaint. */
export const matching = {
  path: ["new-password-confirm"],
  error: "The two passwords differ.",
  when: () => true,
};

/** A tick box: "on", or not sent. */
export const ticked = z
  .literal("on")
  .optional()
  .catch(undefined)
  .transform((value) => value === "on");

/** An emailed secret. What it says is for lib/tokens; here only its size is looked at. */
export const token = z.string("").max(200).catch("");

const digits = (count: number, missing: string) =>
  z
    .string(missing)
    .max(100, missing)
    .transform((text) => text.normalize("NFKC").replaceAll(/[\s-]/g, ""))
    .pipe(z.string().regex(new RegExp(`^[0-9]{${count}}$`), missing));

/** The code of an email as people type it, with or without spaces. */
export const emailedCode = digits(8, "Enter the eight digits from the email.");

/** A one-time code as people type it, with or without spaces. */
export const oneTimeCode = digits(6, "Enter the six digits from your authenticator.");

/** A recovery code as people type it. */
export const recoveryCode = z
  .string("Enter a recovery code.")
  .max(100, "Enter a recovery code.")
  .refine((text) => recoveryCodeIn(text) !== undefined, "A recovery code has 24 letters and digits.");

/** Either of the two. */
export const secondFactorCode = z.union(
  [oneTimeCode, recoveryCode],
  "Enter the six digits from your authenticator, or a recovery code.",
);
