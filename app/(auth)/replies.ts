import { refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { whenAgain } from "@/lib/moments";
import { answerWith } from "@/lib/responses";
import type { Throttled } from "@/lib/throttle";

/** What to say to someone who has to wait. */
export const waitUntil = (until: Date, form: FormData) =>
  refuse(`Too many tries. You can try again ${whenAgain(until)}.`, form);

/** The same where a password is asked for. A reset is a way in at once, unless it is the client that must wait. */
export const waitOrReset = ({ until, limit }: Throttled, form: FormData) =>
  limit === "login-account"
    ? refuse(`Too many tries. You can try again ${whenAgain(until)}. To get in now, reset your password.`, form, {
        label: "Reset your password",
        href: "/forgot",
      })
    : waitUntil(until, form);

/** What to say, with 503, when the hashing of passwords has no place left. */
export async function tooBusy(form: FormData): Promise<FormState> {
  await answerWith(503, 5);
  return refuse("Many people are logging in right now. Nothing was changed. Try again in a few seconds.", form);
}
