import { changePasswordAction } from "@/app/(settings)/settings/password/actions";

import { aForm, inBrowser } from "../support/browser";
import { enterCode, someoneOwingCode } from "../support/code-owed";
import { rows } from "../support/rows";
import { logInAs } from "../support/someone";

test("MFA-10: a challenge of the old password is over when the password changes in the settings", async () => {
  const { user, phone, browser } = await someoneOwingCode();
  const owner = await logInAs(user);
  const wanted = "four louder storks";
  const form = aForm({ password: "three quiet herons", "new-password": wanted, "new-password-confirm": wanted });
  const { redirect } = await inBrowser(owner, () => changePasswordAction({}, form));
  expect(redirect).toMatch(/password-changed/);

  expect(await enterCode(browser, phone.code())).toEqual({ redirect: "/login?done=challenge-over" });
  expect(await rows("select 1 from sessions where user_id = $1 and ended_at is null", [user.id])).toHaveLength(1);
});
