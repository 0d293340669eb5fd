import { startSetup } from "./factors";
import { oneTimeCode } from "./one-time-codes";
import { someoneLoggedIn } from "./people";
import { askToChangeEmail } from "./settings";
import { anEmail, sql } from "./site";

/**
 * Somebody who has one of everything that a page can show: an organization, an authenticator with recovery codes
 * not yet kept, a change of address under way, a file of their data. Also gives the ids that stand in addresses.
 */
export async function someoneWithEverything(options: Parameters<typeof someoneLoggedIn>[0] = {}) {
  const person = await someoneLoggedIn(options);
  const { visitor, id } = person;
  await visitor.get("/organizations/new");
  await visitor.submit("Create organization", { "Organization name": `${options.firstName ?? "Anna"}'s works` });
  const organization = visitor.page.path.match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const movedTo = anEmail("moved");
  await askToChangeEmail(visitor, movedTo);
  await visitor.get("/settings/account/data");
  await visitor.submit("Make the file");
  const key = await startSetup(visitor);
  await visitor.submit("Save", { "One-time code": oneTimeCode(key), "Device name": "Phone" });

  const only = async (table: string) => String((await sql(`select id from ${table} where user_id = $1`, [id]))[0]?.id);
  const ids = {
    organizations: organization,
    authenticator: await only("authenticators"),
    sessions: await only("sessions"),
  };
  return { ...person, movedTo, organization, ids };
}
