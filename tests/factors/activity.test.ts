import { logInWithCodeAction } from "@/app/(auth)/login/code/actions";
import { logInWithRecoveryCodeAction } from "@/app/(auth)/login/recovery/actions";
import { resetPasswordAction } from "@/app/(auth)/reset/actions";
import {
  removeAuthenticatorAction,
  renameAuthenticatorAction,
} from "@/app/(settings)/settings/authenticator/[id]/actions";
import { renewRecoveryCodesAction } from "@/app/(settings)/settings/authenticator/actions";
import { confirmSetupAction } from "@/app/(settings)/settings/authenticator/setup/actions";
import { confirmIdentityAction } from "@/app/(settings)/settings/confirm/actions";
import { pool } from "@/db";
import { insertOnlyToken } from "@/db/tokens";
import { hashOf, newSecret } from "@/lib/secrets";
import { hours } from "@/lib/time";

import { aForm, inBrowser } from "../support/browser";
import { aSetup, enterPassword, someoneInside, someoneSecured, theirPassword } from "../support/inhabitants";
import { oneTimeCode, wrongCode } from "../support/one-time-codes";

type Person = Awaited<ReturnType<typeof someoneSecured>>;

const ageSessions = ({ id }: Person) =>
  pool.query("update sessions set authenticated_at = now() - interval '1 hour' where user_id = $1", [id]);

/** Proves the person's identity with this password. */
async function prove(person: Person, password: string) {
  await ageSessions(person);
  const proof = { "confirm-password": password, "confirm-code": oneTimeCode(person.key) };
  return () => inBrowser(person.browser, () => confirmIdentityAction({}, aForm(proof)));
}

/** Enters a code after the password, in a browser where that has been entered. */
async function enterCode(person: Person, enter: () => Promise<unknown>) {
  await enterPassword(person.browser, person.email);
  return () => inBrowser(person.browser, enter);
}

async function resetting(person: Person) {
  const [token, password] = [newSecret(), "four louder storks"];
  const link = { hash: hashOf(token), purpose: "reset-password" as const, address: person.email };
  await insertOnlyToken({ ...link, userId: person.id, lifetime: hours(1) });
  const form = { token, "new-password": password, "new-password-confirm": password };
  return () => inBrowser(person.browser, () => resetPasswordAction({}, aForm(form)));
}

/** What a person does, prepared; and the rows of activity that it writes. */
const acts: Record<string, [prepare: (person: Person) => Promise<() => Promise<unknown>>, events: string[]]> = {
  "adding an authenticator": [
    async (person) => {
      const { form } = await aSetup(person, "Tablet");
      return () => inBrowser(person.browser, () => confirmSetupAction({}, form()));
    },
    ["authenticator-added"],
  ],
  "renaming one": [
    async ({ browser, device }) => {
      const form = aForm({ id: device, "device-name": "Old phone" });
      return () => inBrowser(browser, () => renameAuthenticatorAction({}, form));
    },
    ["authenticator-renamed"],
  ],
  "removing one": [
    async ({ browser, device }) =>
      () =>
        inBrowser(browser, () => removeAuthenticatorAction({}, aForm({ id: device }))),
    ["authenticator-removed"],
  ],
  "making new recovery codes": [
    async ({ browser }) =>
      () =>
        inBrowser(browser, () => renewRecoveryCodesAction({}, aForm({}))),
    ["recovery-codes-made"],
  ],
  "proving who one is": [(person) => prove(person, theirPassword), ["code-accepted", "confirmed-identity"]],
  "failing to": [(person) => prove(person, "not the password"), ["identity-not-confirmed"]],
  "a wrong code": [
    (person) => enterCode(person, () => logInWithCodeAction({}, aForm({ code: wrongCode(person.key) }))),
    ["code-failed"],
  ],
  "a right code": [
    (person) => enterCode(person, () => logInWithCodeAction({}, aForm({ code: oneTimeCode(person.key) }))),
    ["code-accepted", "logged-in"],
  ],
  "a recovery code": [
    (person) => enterCode(person, () => logInWithRecoveryCodeAction({}, aForm({ "recovery-code": person.codes[0]! }))),
    ["recovery-code-used", "logged-in"],
  ],
  "a reset": [resetting, ["password-reset"]],
};

const names = Object.keys(acts);

/** The rows of activity from here on. */
const since = async ({ id }: Person, last: number) =>
  (
    await pool.query(
      "select event, ip, user_agent, detail, at from activity where user_id = $1 and id > $2 order by id",
      [id, last],
    )
  ).rows;

const lastRow = async () =>
  Number((await pool.query("select coalesce(max(id), 0) as last from activity")).rows[0].last);

test.each(names)("AUD-01: %s writes its one row: who, what, from where, with what, when", async (name) => {
  const [prepare, events] = acts[name]!;
  const person = await someoneSecured();
  const act = await prepare(person);
  const last = await lastRow();
  await act();

  const rows = await since(person, last);
  expect(rows.map(({ event }) => event)).toEqual(events);
  for (const row of rows) {
    expect(row.ip).toBe(person.browser.headers.get("x-forwarded-for"));
    expect(row.user_agent).toBe("Test browser");
    expect(Math.abs(Date.now() - row.at.getTime())).toBeLessThan(60_000);
    expect(JSON.stringify(row.detail)).not.toMatch(new RegExp([theirPassword, person.key, ...person.codes].join("|")));
  }
});

test("AUD-01: a right code is written down with the authenticator it is of", async () => {
  const person = await someoneSecured();
  const { form } = await aSetup(person, "Tablet");
  await inBrowser(person.browser, () => confirmSetupAction({}, form()));
  const last = await lastRow();
  await (await enterCode(person, () => logInWithCodeAction({}, aForm({ code: oneTimeCode(person.key) }))))();

  const [accepted] = await since(person, last);
  expect([accepted.event, accepted.detail]).toEqual(["code-accepted", { authenticator: "Phone" }]);
});

/** The tables in which security is kept, as they are for one person. */
const stateOf = async ({ id }: Person) => {
  const own = async (table: string, columns = "t.*") =>
    (await pool.query(`select ${columns} from ${table} t where t.user_id = $1 order by 1`, [id])).rows;
  const { rows: users } = await pool.query("select password_hash, code_failures from users where id = $1", [id]);
  return {
    users,
    authenticators: await own("authenticators"),
    setups: await own("authenticator_setups"),
    codes: await own("recovery_codes"),
    sheets: await own("recovery_sheets"),
    sessions: await own("sessions", "id, token_hash, ended_at, authenticated_at"),
    challenges: await own("challenges"),
    tokens: await own("tokens", "hash, purpose"),
  };
};

/** Lets every insert into a table fail while something is done. */
async function withFault(table: string, act: () => Promise<unknown>) {
  await pool.query(`
    create or replace function fail() returns trigger language plpgsql as $$ begin raise 'injected fault'; end $$;
    create trigger fault after insert on ${table} execute function fail()`);
  try {
    return await act().then(
      () => "done",
      (error) => String(error.cause ?? error),
    );
  } finally {
    await pool.query(`drop trigger fault on ${table}`);
  }
}

test.each(names)("AUD-01: %s whose row can't be written does not happen", async (name) => {
  const person = await someoneSecured();
  const act = await acts[name]![0](person);
  const before = await stateOf(person);

  expect(await withFault("activity", act)).toContain("injected fault");
  expect(await stateOf(person)).toEqual(before);
});

// Of a rename nobody is told, so nothing of it comes after its row.
test.each(names.filter((name) => !["renaming one", "proving who one is", "failing to"].includes(name)))(
  "AUD-01: %s that fails after its row was written leaves none",
  async (name) => {
    const person = await someoneSecured();
    const act = await acts[name]![0](person);
    const [before, last] = [await stateOf(person), await lastRow()];

    expect(await withFault("outbox", act)).toContain("injected fault");
    expect(await since(person, last)).toEqual([]);
    expect(await stateOf(person)).toEqual(before);
  },
);

test("AUD-01: a set-up that nobody finished is no event", async () => {
  const person = await someoneInside();
  const last = await lastRow();
  await aSetup(person);
  expect((await pool.query("select 1 from activity where user_id = $1 and id > $2", [person.id, last])).rows).toEqual(
    [],
  );
});
