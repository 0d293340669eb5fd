import "server-only";

import { redirect } from "next/navigation";
import { z } from "zod";

import { password, secondFactorCode } from "./fields";
import { parse, refuse } from "./form";
import type { FormState } from "./form-state";
import { whenAgain } from "./moments";
import { needsCode, reauthenticate } from "./reauthentication";
import { answerWith } from "./responses";
import type { CurrentSession } from "./sessions";
import type { Throttled } from "./throttle";

const withPassword = z.object({ "confirm-password": password });
const withCode = withPassword.extend({ "confirm-code": secondFactorCode });

const forgot = { label: "Reset your password", href: "/forgot" };
const help = { label: "Get help", href: "/login/help" };

/** Checks the proof of identity in a form. Returns undefined when it holds, or the form to show again, asking for it. */
export async function proofIn(form: FormData, session: CurrentSession): Promise<FormState | undefined> {
  const code = await needsCode(session);
  const confirm = { code, email: session.user.email };
  if (!form.has("confirm-password"))
    return { ...refuse("", form), notice: { tone: "warn", text: "Confirm it's you to go on." }, confirm };

  const { data, refused } = parse(code ? withCode : withPassword, form);
  if (refused) return { ...refused, confirm };
  const typed = {
    password: data["confirm-password"],
    code: "confirm-code" in data ? String(data["confirm-code"]) : "",
  };
  const outcome = await reauthenticate(session, typed);
  if (outcome === "confirmed") return;
  if (outcome === "ended") redirect("/login");
  return { ...(await refusalOf(outcome, typed.code.length === 6, form, session)), confirm };
}

type Refusal = Exclude<Awaited<ReturnType<typeof reauthenticate>>, "confirmed" | "ended">;

async function refusalOf(
  outcome: Refusal,
  oneTime: boolean,
  form: FormData,
  { user }: CurrentSession,
): Promise<FormState> {
  if (typeof outcome === "object") return waiting(outcome, user, form);
  const complaint = (field: string, text: string) => ({
    ...refuse("", form),
    notice: undefined,
    errors: { [field]: [text] },
  });
  switch (outcome) {
    case "wrong-password":
      return complaint("confirm-password", "That is not your password.");
    case "wrong":
      return complaint("confirm-code", oneTime ? codeComplaints.wrong : recoveryCodeComplaints.wrong);
    case "reused":
      return complaint("confirm-code", oneTime ? codeComplaints.reused : recoveryCodeComplaints.reused);
    case "locked":
      return refuse("A hundred codes in a row were wrong. To go on, reset your password.", form, forgot);
    case "busy":
      await answerWith(503, 5);
      return refuse("Many people are logging in right now. Nothing was changed. Try again in a few seconds.", form);
  }
}

/** What to say to someone who has to wait. A reset is a way on where the password is what was tried too often. */
function waiting({ until, limit }: Throttled, user: CurrentSession["user"], form: FormData) {
  const again = `You can try again ${whenAgain(until, user)}.`;
  switch (limit) {
    case "login-account":
      return refuse(`Too many tries. ${again} To go on now, reset your password.`, form, forgot);
    case "code-account":
      return refuse(`Too many wrong codes. ${again}`, form, help);
    default:
      return refuse(`Too many tries. ${again}`, form);
  }
}

/** What is said of a code that does not hold. */
export const codeComplaints = {
  wrong: "That code isn't right. Codes change every 30 seconds; enter the newest one.",
  clock: "Still not right? Check that your phone sets its time automatically.",
  reused: "That code was used already. Wait for the next one.",
};

/** The same of a recovery code. */
export const recoveryCodeComplaints = {
  wrong: "That is not one of your recovery codes.",
  reused: "That recovery code was used already. Use another.",
};
