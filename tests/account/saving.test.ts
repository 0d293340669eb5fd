import { accountForm, accountOf, save, saved } from "../support/account-form";
import { aBrowser } from "../support/browser";
import { row, rows } from "../support/rows";
import { logInAs, someone } from "../support/someone";

const savesOf = ({ id }: { id: string }) =>
  rows("select 1 from activity where user_id = $1 and event = 'account-saved'", [id]);

const setAlready = { errors: { organization: ["This is set already. Support changes it."] } };

test("company details can be left out first, set once, and never changed", async () => {
  const person = await someone();
  expect(await save(person.browser)).toEqual(saved);
  expect(await save(person.browser, { version: "2", organization: "ACME", "tax-number": "1" })).toEqual(saved);

  const refused = await save(person.browser, { version: "3", organization: "Other" });
  expect(refused.state).toMatchObject(setAlready);
  expect((await save(person.browser, { version: "3", "tax-number": "2" })).state?.errors).toHaveProperty("tax-number");
  // The page shows them as text by then, so the form has no such fields.
  const without = accountForm({ version: "3", city: "Graz" });
  for (const field of ["organization", "tax-number"]) without.delete(field);
  expect(await save(person.browser, without)).toEqual(saved);
  expect(await accountOf(person)).toMatchObject({ companyName: "ACME", taxNumber: "1", city: "Graz", version: 4 });
});

test("of ten company names set at once, one is kept and the others are told", async () => {
  const person = await someone();
  const names = Array.from({ length: 10 }, (_, turn) => `Company ${turn}`);
  const outcomes = await Promise.all(names.map((organization) => save(person.browser, { organization })));

  const winners = outcomes.flatMap(({ state }, turn) => (state?.notice?.tone === "ok" ? [names[turn]] : []));
  expect(winners).toHaveLength(1);
  expect(await accountOf(person)).toMatchObject({ companyName: winners[0], version: 2 });
  for (const { state } of outcomes.filter(({ state }) => state?.notice?.tone !== "ok"))
    expect(state).toMatchObject(setAlready);
});

test("an edit of an older state is refused once, keeps what was typed, and a second Save decides", async () => {
  const person = await someone();
  await save(person.browser, { city: "Graz" });

  const { state } = await save(person.browser, { version: "1", city: "Linz" });
  expect(state?.notice?.text).toMatch(/changed in another window since this page was opened\. Nothing was saved\./);
  expect(state?.values).toMatchObject({ city: "Linz", version: "2" });
  expect(await accountOf(person)).toMatchObject({ city: "Graz" });

  expect(await save(person.browser, state?.values)).toEqual(saved);
  expect(await accountOf(person)).toMatchObject({ city: "Linz", version: 3 });
});

test("of ten edits of one state at once, one is saved and none is lost silently", async () => {
  const person = await someone();
  const cities = Array.from({ length: 10 }, (_, turn) => `City ${turn}`);
  const outcomes = await Promise.all(cities.map((city) => save(person.browser, { city })));

  const tones = outcomes.map(({ state }) => state?.notice?.tone).sort();
  expect(tones).toEqual([...Array(9).fill("danger"), "ok"]);
  const winner = cities[outcomes.findIndex(({ state }) => state?.notice?.tone === "ok")];
  expect(await accountOf(person)).toMatchObject({ city: winner, version: 2 });
});

test("a version that is none is an older one", async () => {
  const person = await someone();
  for (const version of ["", "-1", "1e3", "x", "99999999999999999999"])
    expect((await save(person.browser, { version })).state?.notice?.tone).toBe("danger");
  expect(await accountOf(person)).toMatchObject({ version: 1 });
});

test("saving what is saved already changes nothing and says so", async () => {
  const person = await someone();
  await save(person.browser);
  const before = await accountOf(person);

  const { state } = await save(person.browser, { version: "2" });
  expect(state).toEqual({ notice: { tone: "ok", text: "Nothing to save." } });
  expect(await accountOf(person)).toEqual(before);
});

test("each saved edit leaves one row in the log of events, and nothing else does", async () => {
  const person = await someone();
  await save(person.browser, { city: "" });
  await save(person.browser);
  await save(person.browser, { version: "2" });
  await save(person.browser, { version: "1", city: "Graz" });
  expect(await savesOf(person)).toHaveLength(1);
});

test("an edit whose event cannot be written down is not kept", async () => {
  const person = await someone();
  await row("alter table activity add constraint no_more check (event <> 'account-saved') not valid");
  await expect(save(person.browser)).rejects.toThrow();
  await row("alter table activity drop constraint no_more");
  expect(await accountOf(person)).toMatchObject({ version: 1, city: null });
});

test("AZ-02: an edit changes the account of the session, whoever is named, and none without a session", async () => {
  const [anna, bert] = [await someone(), await someone({ firstName: "Bert" })];
  const form = accountForm({ city: "Graz" });
  for (const field of ["id", "userId", "user"]) form.set(field, bert.id);
  expect(await save(anna.browser, form)).toEqual(saved);
  expect(await accountOf(bert)).toMatchObject({ firstName: "Bert", version: 1 });

  expect(await save(aBrowser())).toEqual({ redirect: "/login" });
});

test("WEB-01: an edit sent from another site is refused", async () => {
  const person = await someone();
  for (const [header, value] of [
    ["origin", "https://evil.example"],
    ["origin", "null"],
    ["sec-fetch-site", "same-site"],
  ] as const) {
    const browser = await logInAs(person, aBrowser({ [header]: value }));
    expect((await save(browser)).state?.notice?.text).toMatch(/sent from another site/);
  }
  expect(await accountOf(person)).toMatchObject({ version: 1 });
});
