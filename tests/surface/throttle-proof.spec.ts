import { expect, test } from "@playwright/test";

import { ageSessions } from "../support/factors";
import { someoneLoggedIn } from "../support/people";
import { anAddress } from "../support/site";
import { setTries } from "../support/throttles";

const overview = "/settings/authenticator";
const wrong = "three loud herons";

test("MFM-02: wrong passwords in the settings are the client's failures of this hour, as at the login", async () => {
  const address = anAddress();
  const { visitor, id, password } = await someoneLoggedIn({ address });
  await ageSessions(id);
  await setTries("login-client-hour", address, { tries: 98 });
  const prove = async (typed: string) => {
    await visitor.get(overview);
    await visitor.submit("Set up");
    return visitor.submit("Set up", { "Your password": typed });
  };

  expect((await prove(password)).path).toBe(`${overview}/setup`);
  await ageSessions(id);
  for (let turn = 0; turn < 2; turn++) expect((await prove(wrong)).text).toContain("That is not your password.");
  const page = await prove(password);
  expect([page.status, Number(page.headers["retry-after"]) > 3000]).toEqual([429, true]);
  expect(page.text).toMatch(/Too many tries\. You can try again at \d\d:\d\d UTC\./);
  expect(page.text, "a reset would not help: it is the client that waits").not.toContain("reset your password");
});
