import { expect, test } from "@playwright/test";

import { lastEmailTo, linkIn } from "../support/inbox";
import { logIn } from "../support/people";
import { loggedInAs, someoneMailed, startingAnew } from "../support/registrants";
import { askForReset } from "../support/resets";
import { aPerson, sql } from "../support/site";

test("RST-09: a reset of an address that waits confirms it, and voids what the first registrant set", async () => {
  const strangers = "four sly magpies hop";
  const { visitor: stranger, email, mail } = await someoneMailed({ password: strangers });
  const owner = aPerson({ instance: 2 });
  await askForReset(email, owner);
  const link = linkIn(await lastEmailTo(email, { after: mail }));
  expect(link).toContain("/verify?token=");

  await owner.get(link);
  await owner.submit("Confirm with a new password", startingAnew("seven loud otters"));

  expect(owner.page.path).toBe("/login?done=confirmed");
  expect(await sql("select 1 from users where email = $1", [email])).toHaveLength(1);
  await stranger.get(linkIn(mail));
  expect(stranger.page.text).not.toContain(`Confirm ${email}`);
  expect(await loggedInAs(stranger)).toBeUndefined();
  await logIn(stranger, { email, password: strangers });
  expect(await loggedInAs(stranger)).toBeUndefined();
  await logIn(owner, { email, password: "seven loud otters" });
  expect(await loggedInAs(owner)).toBe(email);
});
