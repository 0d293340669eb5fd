import { execFileSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

import { expect, test } from "@playwright/test";

import { type App, startApp } from "../support/apps";
import { atOnce } from "../support/at-once";
import { hostileBodies, hostileHeaders } from "../support/hostile-bodies";
import { send } from "../support/plain-request";
import { routes } from "../support/routes";
import { seeded } from "../support/seeded";
import { sentByScript, serverAction, serverActions } from "../support/server-actions";

let app: App;

test.beforeAll(async () => {
  const { DATABASE_URL, RESEND_BASE_URL } = process.env;
  app = await startApp({ DATABASE_URL, RESEND_BASE_URL, logFile: test.info().outputPath("app.log") });
});

test.afterAll(() => app.stop());

/** What the process holds, in megabytes. */
const memory = () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(app.process.pid)]).toString()) / 1024;

/** Asks whether the process is alive, over and over until told to stop; gives how long each answer took. */
function watchHealth() {
  const waits: number[] = [];
  let over = false;
  const watching = (async () => {
    while (!over) {
      const asked = performance.now();
      const { status } = await send({ target: "/api/health/live" }, app.url);
      waits.push(status === 200 ? performance.now() - asked : Number.POSITIVE_INFINITY);
      await wait(20);
    }
  })();
  return async () => {
    over = true;
    await watching;
    return waits.sort((one, other) => one - other);
  };
}

test("WEB-09: 2000 hostile bodies from a fixed seed break, delay and swell nothing", async () => {
  test.setTimeout(180_000);
  const random = seeded(20_261_124);
  const [actions, makers] = [serverActions(), Object.entries(hostileBodies)];
  const targets = routes().map((route) => route.replace("[id]", crypto.randomUUID()));
  const cases = Array.from({ length: 2000 }, (_, turn) => {
    const [what, make] = makers[turn % makers.length]!;
    const { id, page } = random.oneOf(actions);
    const { headers, ...made } = make(random, id);
    const target = random.below(2) ? page : random.oneOf(targets);
    const all = { origin: "https://console.test", ...headers, ...hostileHeaders(random) };
    return { turn, what, request: { method: "POST", ...made, target, headers: all } };
  });

  const stopWatching = watchHealth();
  const outcomes = await atOnce(cases, 4, async ({ turn, what, request }) => {
    const { status } = await send(request, app.url).catch((error) => ({ status: String(error) }));
    return { turn, what, target: request.target, status };
  });
  const waits = await stopWatching();

  expect(outcomes.filter(({ status }) => !(Number(status) < 500))).toEqual([]);
  expect(
    outcomes.filter(({ what, status }) => what.startsWith("more than is taken") && status === 413).length,
  ).toBeGreaterThan(150);
  expect(waits.length).toBeGreaterThan(100);
  expect(waits[Math.floor(waits.length * 0.99)]).toBeLessThan(500);
  expect(memory()).toBeLessThan(768);
  expect([app.process.exitCode, app.process.signalCode]).toEqual([null, null]);
});

test("WEB-09: links that were never sent cost no hash, whatever they are for", async () => {
  const token = "a".repeat(43);
  const password = "four louder storks";
  const names = [
    "undoEmailChangeAction",
    "resetPasswordAction",
    "confirmWithPasswordAction",
    "confirmEmailChangeAction",
  ];
  const fields = { token, password, "new-password": password, "new-password-confirm": password };
  const forms = await Promise.all(
    names.map(async (name) => {
      const { id, page } = serverAction(name);
      return { ...(await sentByScript(id, Object.entries(fields))), method: "POST", target: page };
    }),
  );

  const statuses = await atOnce(
    Array<typeof forms>(60).fill(forms).flat(),
    80,
    async (form) => (await send(form, app.url)).status,
  );
  // So many hashes would wait for each other, and most would be turned away with 503.
  expect(new Set(statuses)).toEqual(new Set([200]));
});
