import "server-only";

import { and, asc, eq, ilike, inArray, isNull, ne, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import { db, type Executor } from ".";
import { memberships, organizations, users } from "./schema";

type NewOrganization = { name: string; ownerId: string; formKey: string };

/** Adds an organization with its owner. Nothing, when the same form created one already. */
export async function insertOrganization({ name, ownerId, formKey }: NewOrganization, on: Executor = db) {
  const [organization] = await on
    .insert(organizations)
    .values({ name, formKey })
    .onConflictDoNothing({ target: organizations.formKey })
    .returning({ id: organizations.id });
  if (!organization) return;
  await on.insert(memberships).values({ organizationId: organization.id, userId: ownerId, role: "owner" });
  return organization.id;
}

/** The id of the organization that was created with this form. */
export async function findOrganizationByForm(formKey: string, on: Executor = db) {
  const [found] = await on
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.formKey, formKey));
  return found?.id;
}

const other = alias(memberships, "other");

const columns = {
  id: organizations.id,
  name: organizations.name,
  role: memberships.role,
  createdAt: organizations.createdAt,
};

/** Signs that mean something to LIKE are taken as themselves. */
const literally = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");

/** The most organizations that one list shows. */
export const listedOrganizations = 100;

/** The organizations of a person by name, all or those whose name or id has the text in it; one more than are shown. */
export const listOrganizations = (userId: string, search = "", on: Executor = db) =>
  on
    .select(columns)
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(
      and(
        eq(memberships.userId, userId),
        search
          ? or(
              ilike(organizations.name, `%${literally(search)}%`),
              ilike(sql`${organizations.id}::text`, `%${literally(search)}%`),
            )
          : undefined,
      ),
    )
    .orderBy(asc(sql`lower(${organizations.name})`), asc(organizations.id))
    .limit(listedOrganizations + 1);

/** Every organization of a person. */
export const listMemberships = (userId: string, on: Executor = db) =>
  on
    .select(columns)
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(memberships.createdAt));

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The organization, if the person belongs to it; unknown and foreign ones are alike. */
export async function findOrganization(id: string, userId: string, on: Executor = db) {
  if (!uuid.test(id)) return;
  const [found] = await on
    .select(columns)
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.userId, userId), eq(organizations.id, id)));
  return found;
}

/** The organizations that have this person for their only owner, or the only one whose account is not closing. */
export const listSolelyOwned = (userId: string, on: Executor = db) => {
  const owners = on
    .select({ one: sql`1` })
    .from(other)
    .innerJoin(users, eq(users.id, other.userId))
    .where(
      and(
        eq(other.organizationId, organizations.id),
        eq(other.role, "owner"),
        ne(other.userId, userId),
        isNull(users.closesAt),
      ),
    );
  return on
    .select({ id: organizations.id, name: organizations.name })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.userId, userId), eq(memberships.role, "owner"), notExists(owners)))
    .orderBy(asc(sql`lower(${organizations.name})`));
};

/** Deletes an organization, if the person owns it. Returns its name, or nothing. */
export async function deleteOrganization(id: string, ownerId: string, on: Executor = db) {
  const owned = on
    .select({ id: memberships.organizationId })
    .from(memberships)
    .where(and(eq(memberships.userId, ownerId), eq(memberships.role, "owner")));
  const [deleted] = await on
    .delete(organizations)
    .where(and(eq(sql`${organizations.id}::text`, id), inArray(organizations.id, owned)))
    .returning({ name: organizations.name });
  return deleted?.name;
}
