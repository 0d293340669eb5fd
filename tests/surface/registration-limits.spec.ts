import { expect, test } from "@playwright/test";

import { fillInRegistration } from "../support/people";
import { anEmail, aPerson } from "../support/site";

/** Costs no hash, but counts. */
const tooCommon = "passwordpassword";

const signUpFrom = async (address: string) => {
  const visitor = aPerson({ address });
  await fillInRegistration(visitor, { email: anEmail(), password: tooCommon });
  return visitor.page;
};

test("REG-16: whoever rotates the addresses of one IPv6 /64 is one client, and has thirty sign-ups an hour", async () => {
  const net = `2001:db8:${Date.now().toString(16).slice(-4)}:${(Number(process.env.TEST_WORKER_INDEX) + 1).toString(16)}`;
  for (let turn = 1; turn <= 30; turn++) {
    const page = await signUpFrom(`${net}::${turn.toString(16)}`);
    expect({ turn, status: page.status }).toEqual({ turn, status: 200 });
    expect(page.text).toContain("This password is on lists");
  }

  const refused = await signUpFrom(`${net}:ffff::1`);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(3000);
  expect(refused.text).toMatch(/Too many tries\. You can try again at \d\d:\d\d UTC\./);
  expect(refused.root.querySelector("input[name=email]")?.getAttribute("value")).toContain("@example.com");

  expect((await signUpFrom(net.replace(/:\w+$/, ":fffe::1"))).status).toBe(200);
});
