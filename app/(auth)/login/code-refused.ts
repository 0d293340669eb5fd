import { redirect } from "next/navigation";

import { complain, refuse } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import type { logInWithCode } from "@/lib/login/code";
import { whenAgain } from "@/lib/moments";
import { codeComplaints, recoveryCodeComplaints } from "@/lib/proof";

type Refused = Exclude<Awaited<ReturnType<typeof logInWithCode>>, { outcome: "logged-in" }>;

const reset = { label: "Reset your password", href: "/forgot" };

/** From so many wrong codes on, the phone's clock is a likely cause. */
const clockSuspected = 3;

/** What to say to someone whose code did not open the door, and what to do next. */
export function codeRefused(result: Refused, field: "code" | "recovery-code", form: FormData): FormState {
  switch (result.outcome) {
    case "wrong":
      if (field === "recovery-code") return complain({ [field]: recoveryCodeComplaints.wrong }, form);
      return complain({ [field]: result.tries >= clockSuspected ? codeComplaints.clock : codeComplaints.wrong }, form);
    case "reused":
      if (field === "recovery-code") return complain({ [field]: recoveryCodeComplaints.reused }, form);
      return complain({ [field]: codeComplaints.reused }, form);
    case "locked":
      return refuse("A hundred codes in a row were wrong. To get in, reset your password.", form, reset);
    case "throttled":
      return refuse(`Too many wrong codes. You can try again ${whenAgain(result.until)}.`, form, {
        label: "Get help",
        href: "/login/help",
      });
    case "expired":
      redirect("/login?done=challenge-over");
  }
}
