import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

const moment = () => timestamp({ withTimezone: true });
const id = () => uuid().primaryKey().defaultRandom();
const ownerId = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** People with a confirmed address. Whoever has not confirmed one yet is a registration. */
export const users = pgTable("users", {
  id: id(),
  /** Canonical, see lib/email-address.ts: one spelling for one mailbox. */
  email: text().notNull().unique("users_email_unique"),
  passwordHash: text().notNull(),
  passwordChangedAt: moment().notNull().defaultNow(),
  firstName: text().notNull(),
  lastName: text().notNull(),
  mobileNumber: text(),
  street: text(),
  city: text(),
  region: text(),
  postalCode: text(),
  /** ISO 3166-1 alpha-2. */
  country: text(),
  /** Written once, then only by support. */
  companyName: text(),
  /** Written once, then only by support. */
  taxNumber: text(),
  /** Rises with every saved edit, so that an edit of an older state is noticed. */
  version: integer().notNull().default(1),
  emailVerifiedAt: moment().notNull().defaultNow(),
  /** Codes and recovery codes that were wrong in a row, wherever they were entered. */
  codeFailures: integer().notNull().default(0),
  createdAt: moment().notNull().defaultNow(),
  /** When the person last saved the details; null before the first time. */
  savedAt: moment(),
  /** How dates are written, a BCP 47 tag. */
  locale: text().notNull().default("en-GB"),
  /** In which zone times are shown, an IANA name. */
  timeZone: text().notNull().default("UTC"),
  /** When the account is erased; until then a login restores it. Null for accounts that stay. */
  closesAt: moment(),
});

/** Which version of the terms a person accepted, when and from where. */
export const termsAcceptances = pgTable(
  "terms_acceptances",
  {
    userId: ownerId(),
    version: text().notNull(),
    acceptedAt: moment().notNull(),
    ip: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.version] })],
);

/** What somebody typed to register, until the address is confirmed. It opens nothing. */
export const registrations = pgTable(
  "registrations",
  {
    id: id(),
    email: text().notNull(),
    passwordHash: text().notNull(),
    firstName: text().notNull(),
    lastName: text().notNull(),
    /** Ties the registration to the browser it was made in. */
    browserHash: text().notNull().unique("registrations_browser_hash_unique"),
    termsVersion: text(),
    termsAcceptedAt: moment(),
    termsIp: text(),
    /** The account that this registration became. */
    userId: uuid().references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.email), index().on(table.expiresAt)],
);

/** Emailed secrets and login tickets. Only hashes are kept, and using one deletes it. */
export const tokens = pgTable(
  "tokens",
  {
    hash: text().primaryKey(),
    purpose: text({
      enum: ["verify-email", "reset-password", "login-ticket", "change-email", "undo-email-change"],
    }).notNull(),
    /** The canonical address that the token was sent to, or is about. */
    address: text().notNull(),
    userId: uuid().references(() => users.id, { onDelete: "cascade" }),
    /** The browser that alone may use the token. */
    browserHash: text(),
    /** The short code that stands for the token in the browser that asked for it. */
    codeHash: text(),
    codeTries: integer().notNull().default(0),
    /** Whether the session to be made is a remembered one. */
    remembered: boolean().notNull().default(false),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
  },
  (table) => [
    // One live token per purpose and address, where the address alone decides who it is for.
    uniqueIndex("tokens_purpose_address_unique")
      .on(table.purpose, table.address)
      .where(sql`purpose in ('verify-email', 'reset-password')`),
    index().on(table.userId),
    index().on(table.expiresAt),
  ],
);

/** What became of tokens that are gone, so that an old link can say the truth about itself. */
export const endedTokens = pgTable(
  "ended_tokens",
  {
    hash: text().primaryKey(),
    purpose: text().notNull(),
    address: text().notNull(),
    /** "ended": by something else that happened to the account. */
    reason: text({ enum: ["used", "replaced", "ended"] }).notNull(),
    endedAt: moment().notNull().defaultNow(),
  },
  (table) => [index().on(table.endedAt)],
);

/** The only authority on who is logged in. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: ownerId(),
    tokenHash: text().notNull().unique("sessions_token_hash_unique"),
    ip: text().notNull(),
    userAgent: text().notNull(),
    /** Where the platform thinks the client is; approximate. */
    place: text(),
    /** The applications that used the session. */
    clients: text().array().notNull().default([]),
    remembered: boolean().notNull(),
    /** Terms that must be accepted before anything else. */
    termsOwed: boolean().notNull().default(false),
    startedAt: moment().notNull().defaultNow(),
    lastAccessAt: moment().notNull().defaultNow(),
    /** Ends the session when nobody uses it. Moves with use, never past expiresAt. */
    idleExpiresAt: moment().notNull(),
    /** Ends the session whatever happens. */
    expiresAt: moment().notNull(),
    /** When the person last proved who they are. */
    authenticatedAt: moment().notNull().defaultNow(),
    endedAt: moment(),
    /** Whether the address was shortened, a week after the end. */
    ipShortened: boolean().notNull().default(false),
    endedReason: text({
      enum: [
        "logged-out",
        "replaced",
        "password-reset",
        "factors-changed",
        "ended-by-owner",
        "password-changed",
        "email-undone",
        "account-closed",
        "too-many",
      ],
    }),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
);

/** Logins whose password was right and whose code is still owed. Not a session: it opens nothing. */
export const challenges = pgTable(
  "challenges",
  {
    hash: text().primaryKey(),
    userId: ownerId(),
    remembered: boolean().notNull(),
    tries: integer().notNull().default(0),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
);

/** Browsers in which a person has logged in. They have a count of tries of their own, and skip nothing. */
export const knownBrowsers = pgTable(
  "known_browsers",
  {
    hash: text().notNull(),
    userId: ownerId(),
    createdAt: moment().notNull().defaultNow(),
    lastUsedAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.hash, table.userId] }),
    index().on(table.userId),
    index().on(table.expiresAt),
  ],
);

/** Authenticators that have proven themselves with a code. */
export const authenticators = pgTable(
  "authenticators",
  {
    id: id(),
    userId: ownerId(),
    name: text().notNull(),
    /** The sealed key. */
    secret: text().notNull(),
    /** The newest half minute whose code was accepted; a code of it or before is spent. */
    lastStep: bigint({ mode: "number" }).notNull(),
    createdAt: moment().notNull().defaultNow(),
    lastUsedAt: moment(),
  },
  (table) => [uniqueIndex("authenticators_user_id_name_unique").on(table.userId, sql`lower(${table.name})`)],
);

/** Authenticators being set up, one per person; one that is never confirmed changes nothing. */
export const authenticatorSetups = pgTable("authenticator_setups", {
  userId: ownerId().primaryKey(),
  id: uuid().notNull().defaultRandom(),
  /** The session that began it. No other sees its key or ends it. */
  sessionId: uuid(),
  /** The sealed key. */
  secret: text().notNull(),
  createdAt: moment().notNull().defaultNow(),
  expiresAt: moment().notNull(),
});

/** Recovery codes, each of 120 random bits, so a plain hash is enough. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    hash: text().primaryKey(),
    userId: ownerId(),
    usedAt: moment(),
  },
  (table) => [index().on(table.userId)],
);

/** The newest set of recovery codes of a person. It can be read until the person says that it is kept. */
export const recoverySheets = pgTable("recovery_sheets", {
  userId: ownerId().primaryKey(),
  /** The sealed codes; emptied when they are kept. */
  codes: text(),
  createdAt: moment().notNull().defaultNow(),
});

/** How often something was tried. Keys are hashes, so nobody's address can be read here. */
export const throttles = pgTable(
  "throttles",
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    /** Until when nothing more is let through. */
    blockedUntil: moment().notNull(),
    /** When the count starts anew. */
    resetsAt: moment().notNull(),
  },
  (table) => [index().on(table.resetsAt)],
);

/** Emails owed. A row is written with the change it tells of. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    kind: text().notNull(),
    address: text().notNull(),
    /** The sealed message; emptied once it is delivered. */
    payload: text(),
    attempts: integer().notNull().default(0),
    createdAt: moment().notNull().defaultNow(),
    nextTryAt: moment().notNull().defaultNow(),
    lockedUntil: moment(),
    /** After this the message says nothing of use any more. */
    expiresAt: moment().notNull(),
    sentAt: moment(),
    givenUpAt: moment(),
    lastError: text(),
  },
  (table) => [
    index("outbox_due_index").on(table.nextTryAt).where(sql`sent_at is null and given_up_at is null`),
    index().on(table.createdAt),
  ],
);

/** Addresses that people are changing to; the old one stays in force until the new one is confirmed. */
export const emailChanges = pgTable("email_changes", {
  userId: ownerId().primaryKey(),
  oldEmail: text().notNull(),
  newEmail: text().notNull(),
  /** The token that was emailed to the new address. */
  tokenHash: text().notNull(),
  createdAt: moment().notNull().defaultNow(),
  expiresAt: moment().notNull(),
});

/** What a person asked to have of their own data, for a day. */
export const dataExports = pgTable("data_exports", {
  userId: ownerId().primaryKey(),
  id: uuid().notNull().defaultRandom(),
  /** The sealed file. */
  content: text().notNull(),
  createdAt: moment().notNull().defaultNow(),
  expiresAt: moment().notNull(),
});

/** Security events, written with the change itself. Rows outlive the account. */
export const activity = pgTable(
  "activity",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    userId: uuid(),
    event: text().notNull(),
    ip: text().notNull(),
    userAgent: text().notNull(),
    detail: jsonb().$type<Record<string, string>>().notNull().default({}),
    at: moment().notNull().defaultNow(),
    /** Whether the address was shortened, after a week. */
    ipShortened: boolean().notNull().default(false),
  },
  (table) => [index().on(table.userId, table.id), index().on(table.at)],
);

export const organizations = pgTable("organizations", {
  id: id(),
  name: text().notNull(),
  /** Which form it was created with, so that one sent twice creates one. */
  formKey: text().notNull().unique("organizations_form_key_unique"),
  createdAt: moment().notNull().defaultNow(),
});

export const memberships = pgTable(
  "memberships",
  {
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    userId: ownerId(),
    role: text({ enum: ["owner", "administrator", "member"] }).notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.userId] }), index().on(table.userId)],
);

/** Proves at start that the keys in the environment are those the stored data was made with. */
export const keyChecks = pgTable("key_checks", {
  name: text().primaryKey(),
  value: text().notNull(),
});

export type User = typeof users.$inferSelect;
export type Registration = typeof registrations.$inferSelect;
export type Token = typeof tokens.$inferSelect;
export type TokenPurpose = Token["purpose"];
export type OutboxRow = typeof outbox.$inferSelect;
export type Role = (typeof memberships.$inferSelect)["role"];
export type Session = typeof sessions.$inferSelect;
