import { randomUUID } from "node:crypto";

import { createOrganizationAction } from "@/app/(settings)/organizations/actions";
import { findOrganization, listedOrganizations, listOrganizations } from "@/db/organizations";

import { aBrowser, aForm, type Browser, inBrowser } from "../support/browser";
import { row, rows } from "../support/rows";
import { someone } from "../support/someone";

const create = (browser: Browser, name: string, form: string = randomUUID()) =>
  inBrowser(browser, () => createOrganizationAction({}, aForm({ "organization-name": name, form })));

const idIn = ({ redirect = "" }: { redirect?: string }) => redirect.match(/^\/organizations\/(.+)\?done=created$/)?.[1];

const namesOf = async ({ id }: { id: string }, search?: string) =>
  (await listOrganizations(id, search)).map(({ name }) => name);

test("whoever creates an organization owns it, and the log of events says so", async () => {
  const anna = await someone();
  const id = idIn(await create(anna.browser, "  Müller & Söhne  "));

  expect(await findOrganization(id!, anna.id)).toMatchObject({ id, name: "Müller & Söhne", role: "owner" });
  expect(
    await rows("select detail from activity where user_id = $1 and event = 'organization-created'", [anna.id]),
  ).toEqual([{ detail: { organization: id } }]);
});

test("F34: one form that is sent twenty times at once creates one organization, and every answer leads to it", async () => {
  const anna = await someone();
  const form = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => create(anna.browser, "ACME", form)));

  const [{ id } = { id: "" }] = await listOrganizations(anna.id);
  expect(outcomes.map(idIn)).toEqual(Array(20).fill(id));
  expect(await namesOf(anna)).toEqual(["ACME"]);
});

test("AZ-06: an account that is being closed gets no organization, which would have no owner soon", async () => {
  const anna = await someone();
  await rows("update users set closes_at = now() + interval '14 days' where id = $1", [anna.id]);
  expect(await create(anna.browser, "Too late")).toEqual({ redirect: "/login" });
  expect(await namesOf(anna)).toEqual([]);
});

test("forms of two people are two forms, also when one of them knows the other's mark", async () => {
  const [anna, bert] = [await someone(), await someone()];
  const form = randomUUID();
  const [hers, his] = [idIn(await create(anna.browser, "Hers", form)), idIn(await create(bert.browser, "His", form))];

  expect(hers).not.toBe(his);
  expect([await namesOf(anna), await namesOf(bert)]).toEqual([["Hers"], ["His"]]);
});

test("AZ-03: a foreign organization, an unknown one and no id at all are alike", async () => {
  const [anna, bert] = [await someone(), await someone()];
  const id = idIn(await create(anna.browser, "Hers"))!;

  for (const asked of [id, randomUUID(), "", "1", `${id}'--`, id.toUpperCase(), "\0", "../", "constructor"])
    expect([asked, await findOrganization(asked, bert.id)]).toEqual([asked, undefined]);
  expect(await namesOf(bert)).toEqual([]);
});

test("a search finds parts of names and ids, and takes every sign as itself", async () => {
  const anna = await someone();
  for (const name of ["100% Wool", "100 Ways", "snake_case", "snakeXcase", "back\\slash", "O'Neil", "ÄRZTE"])
    await create(anna.browser, name);

  expect(await namesOf(anna, "%")).toEqual(["100% Wool"]);
  expect(await namesOf(anna, "100")).toEqual(["100 Ways", "100% Wool"]);
  expect(await namesOf(anna, "E_C")).toEqual(["snake_case"]);
  expect(await namesOf(anna, "\\")).toEqual(["back\\slash"]);
  expect(await namesOf(anna, "o'n")).toEqual(["O'Neil"]);
  expect(await namesOf(anna, "ärzte")).toEqual(["ÄRZTE"]);
  expect(await namesOf(anna, "' or 1=1 --")).toEqual([]);

  const [{ id } = { id: "" }] = await listOrganizations(anna.id, "Wool");
  expect(await namesOf(anna, id.slice(4, 20).toUpperCase())).toEqual(["100% Wool"]);
});

test("a search finds nothing of others", async () => {
  const [anna, bert] = [await someone(), await someone()];
  const id = idIn(await create(anna.browser, "Canary Ltd"))!;
  for (const search of ["Canary", id, "%", ""]) expect(await namesOf(bert, search)).toEqual([]);
});

test("a list shows a hundred organizations by name, and says when there are more", async () => {
  const anna = await someone();
  await row(
    `with made as (insert into organizations (name, form_key)
       select case n % 2 when 0 then 'b ' else 'A ' end || lpad(n::text, 3, '0'), $1 || n from generate_series(1, 120) n
       returning id)
     insert into memberships (organization_id, user_id, role) select id, $1::uuid, 'member' from made`,
    [anna.id],
  );
  const names = await namesOf(anna);

  expect(names).toHaveLength(listedOrganizations + 1);
  expect(names.slice(0, 2)).toEqual(["A 001", "A 003"]);
  expect(names.findIndex((name) => name.startsWith("b"))).toBe(60);
});

test("EMC-07: a name is one line that people can read", async () => {
  const { browser } = await someone();
  for (const name of ["", "   ", "a\0b", "a\u202eb", "a\nb", "<script>", "ä".repeat(256)]) {
    const { state } = await create(browser, name);
    expect([name, Object.keys(state?.errors ?? {}), state?.values]).toMatchObject([
      name,
      ["organization-name"],
      { "organization-name": name.replace("\n", "\n") },
    ]);
  }
  expect(idIn(await create(browser, "🦩".repeat(255)))).toBeDefined();
});

test("after fifty organizations in a day the next one has to wait, and a repeated form does not count", async () => {
  const anna = await someone();
  const form = randomUUID();
  const id = idIn(await create(anna.browser, "First", form));
  await Promise.all(Array.from({ length: 60 }, (_, turn) => create(anna.browser, `More ${turn}`)));

  expect(await rows("select 1 from memberships where user_id = $1", [anna.id])).toHaveLength(50);
  expect((await create(anna.browser, "One more")).state?.notice?.text).toMatch(/^That is a lot of organizations/);
  expect(idIn(await create(anna.browser, "First", form))).toBe(id);
});

test("AZ-02: nobody creates an organization without a session", async () => {
  expect(await create(aBrowser(), "Nobody's")).toEqual({ redirect: "/login" });
  expect(await rows("select 1 from organizations where name = 'Nobody''s'")).toEqual([]);
});
