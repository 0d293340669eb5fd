import { accountForm, accountOf, save, saved } from "../support/account-form";
import { rows } from "../support/rows";
import { someone } from "../support/someone";

const everything = {
  "given-name": "Zoë",
  "family-name": "O’Neil-Østergård",
  tel: "+49 (30) 12 34-56",
  "street-address": "Straße 5, Hof 2",
  "postal-code": "SW1A 1AA",
  city: "Nürnberg",
  region: "Île-de-France",
  country: "DE",
  organization: "Müller & Söhne GmbH",
  "tax-number": "ATU 12345678",
};

test("all ten fields are saved as they are typed, and the address stays as it is", async () => {
  const person = await someone();
  expect(await save(person.browser, everything)).toEqual(saved);

  expect(await accountOf(person)).toMatchObject({
    email: person.email,
    firstName: "Zoë",
    lastName: "O’Neil-Østergård",
    mobileNumber: "+49 (30) 12 34-56",
    street: "Straße 5, Hof 2",
    postalCode: "SW1A 1AA",
    city: "Nürnberg",
    region: "Île-de-France",
    country: "DE",
    companyName: "Müller & Söhne GmbH",
    taxNumber: "ATU 12345678",
    version: 2,
    savedAt: expect.any(Date),
  });
});

const required = Object.keys(everything).filter((field) => !["organization", "tax-number"].includes(field));

test.each(required)("without %s nothing is saved, and the complaint says what to enter", async (field) => {
  const person = await someone();
  for (const nothing of ["", "   "]) {
    const { state } = await save(person.browser, { ...everything, [field]: nothing });
    expect(state?.errors).toEqual({ [field]: [expect.stringMatching(/^(Enter your|Enter 5 to|Choose a) /)] });
  }
  expect(await accountOf(person)).toMatchObject({ version: 1, mobileNumber: null, savedAt: null });
});

test.each([
  ["given-name", 255],
  ["family-name", 255],
  ["street-address", 255],
  ["postal-code", 32],
  ["city", 255],
  ["region", 255],
  ["organization", 255],
  ["tax-number", 64],
])("EMC-07: %s holds %i characters, counted as people do, and not one more", async (field, longest) => {
  const person = await someone();
  const { state } = await save(person.browser, { [field]: "ä".repeat(longest + 1) });
  expect(state?.errors).toEqual({ [field]: [`Use at most ${longest} characters.`] });

  expect(await save(person.browser, { [field]: "🦩".repeat(longest) })).toEqual(saved);
});

test.each([
  ["tel", ["12", "call me", "1".repeat(33), "+++++", "١٢٣٤٥"]],
  ["country", ["", "XX", "Austria", "at", "__proto__", "AT "]],
  ["given-name", ["Visit www.evil.example", "http://evil.example", "evil.com"]],
])("%s takes nothing that is none", async (field, values) => {
  const person = await someone();
  for (const value of values) {
    const { state } = await save(person.browser, { [field]: value });
    expect([value, Object.keys(state?.errors ?? {})]).toEqual([value, [field]]);
  }
});

const hostile = ["a\0b", "a\u202eb", "a\u200bb", "a\nb", "<b>a", "\u0007", "a\u2028b"];
const texts = [...required.filter((field) => !["tel", "country"].includes(field)), "organization", "tax-number"];

test.each(texts)("EMC-07: %s refuses hidden and control characters, and says so", async (field) => {
  const person = await someone();
  for (const text of hostile) {
    const { state } = await save(person.browser, { [field]: text });
    expect([text, state?.errors]).toEqual([text, { [field]: [expect.stringMatching(/^Leave out /)] }]);
  }
});

test("every complaint comes at once, with what was typed", async () => {
  const { browser } = await someone();
  const { state } = await save(browser, { tel: "x", city: "", country: "XX", region: "Tyrol" });

  expect(Object.keys(state?.errors ?? {})).toEqual(["tel", "city", "country"]);
  expect(state?.values).toMatchObject({ "given-name": "Anna", tel: "x", city: "", country: "XX", region: "Tyrol" });
});

test("REG-06: fields that the form does not have change nothing", async () => {
  const person = await someone();
  const before = await rows("select id, email, email_verified_at, created_at from users where id = $1", [person.id]);
  const extras = { id: "1", email: "x@evil.example", userId: "2", emailVerifiedAt: "", createdAt: "1", role: "owner" };
  const form = accountForm(extras);
  form.append("__proto__", "polluted");
  form.append("constructor", "polluted");

  expect(await save(person.browser, form)).toEqual(saved);
  expect(await rows("select id, email, email_verified_at, created_at from users where id = $1", [person.id])).toEqual(
    before,
  );
  expect({}).not.toHaveProperty("polluted");
});
