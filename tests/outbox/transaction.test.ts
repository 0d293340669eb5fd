import { randomUUID } from "node:crypto";

import { db } from "@/db";
import { insertRegistration } from "@/db/registrations";
import { enqueueEmail } from "@/lib/outbox";
import { acceptTerms } from "@/lib/registration/terms";
import { hashOf } from "@/lib/secrets";

import { aBrowser, inBrowser } from "../support/browser";
import { settled } from "../support/next-server";
import { aMessage, aRecipient } from "../support/outbox";
import { row, rows } from "../support/rows";

const owe = (address: string, fail?: Error) =>
  db.transaction(async (tx) => {
    await enqueueEmail({ kind: "verify-email", address, message: aMessage, lifetime: 60_000 }, tx);
    if (fail) throw fail;
  });

const owedTo = (address: string) => rows("select * from outbox where address = $1", [address]);

/** A registration in a browser that is about to accept the terms. */
async function aRegistrant() {
  const [browser, secret, email] = [aBrowser(), randomUUID(), `${randomUUID()}@example.com`];
  const person = { email, passwordHash: "v1:1:none", firstName: "Anna", lastName: "Schmidt" };
  await insertRegistration({ ...person, browserHash: hashOf(secret) });
  browser.jar.set("__Host-registration", secret);
  const { termsDocument } = await import("@/lib/documents");
  const { version } = termsDocument();
  return { email, accept: () => inBrowser(browser, () => acceptTerms(version)) };
}

test("F14: an email is owed when its change is kept", async () => {
  const address = aRecipient();
  await owe(address);

  expect(await owedTo(address)).toHaveLength(1);
});

test("F14: no email is owed for a change that was not kept", async () => {
  const address = aRecipient();
  await expect(owe(address, new Error("the change failed"))).rejects.toThrow("the change failed");
  await settled();

  expect(await owedTo(address)).toEqual([]);
});

test("F14: a change whose email cannot be written down is not kept either", async () => {
  const { email, accept } = await aRegistrant();
  await row("alter table outbox add constraint no_more_emails check (false) not valid");
  await expect(accept()).rejects.toThrow();
  await row("alter table outbox drop constraint no_more_emails");

  expect(await row("select terms_accepted_at from registrations where email = $1", [email])).toEqual({
    terms_accepted_at: null,
  });
  expect(await rows("select 1 from tokens where address = $1", [email])).toEqual([]);
  expect(await accept()).toEqual({ state: "accepted" });
  expect(await owedTo(email)).toHaveLength(1);
});

test("accepting the terms twenty times at once owes one email", async () => {
  const { email, accept } = await aRegistrant();
  const outcomes = await Promise.all(Array.from({ length: 20 }, accept));

  expect(outcomes).toEqual(outcomes.map(() => ({ state: "accepted" })));
  expect(await owedTo(email)).toHaveLength(1);
  expect(await rows("select 1 from tokens where address = $1", [email])).toHaveLength(1);
});
