import { expect, test } from "@playwright/test";
import { linkIn } from "../support/inbox";
import { someoneMailed, startingAnew } from "../support/registrants";
import { anEmail, aPerson, sql } from "../support/site";
import type { Visitor } from "../support/visitor";

const flood = 60;

/** Long enough to be refused, short enough for the form. */
const tooLong = "a quiet heron ".repeat(2000);

/** How long each answer took, and how long a page for which nothing is asked took meanwhile. */
async function during(sent: (turn: number) => Promise<number>) {
  const meanwhile: number[] = [];
  let going = true;
  const looking = (async () => {
    while (going) {
      const started = performance.now();
      expect((await aPerson().request("GET", "/api/health/live")).status).toBe(200);
      meanwhile.push(performance.now() - started);
    }
  })();
  const started = performance.now();
  const statuses = await Promise.all(Array.from({ length: flood }, (_, turn) => sent(turn)));
  const took = performance.now() - started;
  going = false;
  await looking;
  meanwhile.sort((one, other) => one - other);
  return { statuses: [...new Set(statuses)], took, slowest: meanwhile[Math.floor(meanwhile.length * 0.95)] ?? 0 };
}

/** One core makes fewer than three hashes a second: so many would take over twenty seconds. */
function expectNoHashing({ took, slowest }: { took: number; slowest: number }) {
  expect(took).toBeLessThan(12_000);
  expect(slowest, "a page that needs nothing waits for the flood").toBeLessThan(2_000);
}

const form = async (visitor: Visitor, path: string) => {
  await visitor.get(path);
  return visitor;
};

const registration = { "First name": "Anna", "Last name": "Schmidt" };

for (const [where, prepare, send] of [
  [
    "registration",
    () => form(aPerson(), "/register"),
    (visitor: Visitor, password: string) =>
      visitor.submit("Register", { Email: anEmail(), Password: password, Confirmation: password, ...registration }),
  ],
  [
    "login",
    () => form(aPerson(), "/login"),
    (visitor: Visitor, password: string) => visitor.submit("Log in", { Email: anEmail(), Password: password }),
  ],
] as const) {
  test(`REG-13: ${flood} passwords of 900 kB at once are turned away unread at the ${where} form`, async () => {
    const visitors = await Promise.all(Array.from({ length: flood }, prepare));
    const huge = "x".repeat(900_000);
    const outcome = await during(async (turn) => (await send(visitors[turn]!, huge)).status);

    expect(outcome.statuses).toEqual([413]);
    expectNoHashing(outcome);
  });

  test(`REG-13: ${flood} passwords of ${tooLong.length} characters at once cost no hash at the ${where} form`, async () => {
    const visitors = await Promise.all(Array.from({ length: flood }, prepare));
    const outcome = await during(async (turn) => (await send(visitors[turn]!, tooLong)).status);

    expect(outcome.statuses).toEqual([200]);
    expectNoHashing(outcome);
  });
}

test("REG-13: a huge password costs no hash where the owner starts anew, and the link stays good", async () => {
  const { email, mail } = await someoneMailed();
  const tabs = await Promise.all(Array.from({ length: flood }, () => form(aPerson(), linkIn(mail))));
  const outcome = await during(
    async (turn) => (await tabs[turn]!.submit("Confirm with a new password", startingAnew(tooLong))).status,
  );

  expect(outcome.statuses).toEqual([200]);
  expectNoHashing(outcome);
  expect(tabs[0]?.page.text).toContain(`Use at most 128 characters. Yours has ${tooLong.length}.`);
  expect(await sql("select 1 from tokens where address = $1", [email])).toHaveLength(1);
});
