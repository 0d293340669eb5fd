import "server-only";

import { createHmac, randomBytes } from "node:crypto";

import { env } from "../env";
import { inPool } from "./pool";

const cost = () => (env.NODE_ENV === "test" ? 4 : 12);

/** What bcrypt gets: always 64 ASCII bytes, so nothing is cut off and no NUL ends it. */
export const prehashOf = (password: string, pepper: Buffer) =>
  createHmac("sha384", pepper).update(password.normalize("NFC")).digest("base64");

/**
 * Hashes a password for storage: `v1:<key id>:` and bcrypt over base64(HMAC-SHA-384(pepper,
 * NFC(password))), after OWASP's "Pre-Hashing Passwords with bcrypt". Returns "busy" under overload.
 */
export async function hashPassword(password: string): Promise<{ passwordHash: string } | "busy"> {
  const { id, key } = env.PASSWORD_PEPPER[0]!;
  const hash = await inPool<string>("hash", { prehash: prehashOf(password, key), cost: cost() });
  return hash === "busy" ? "busy" : { passwordHash: `v1:${id}:${hash}` };
}

/** Whether a stored hash was made with the pepper in use, and not with an earlier one. */
export const hasCurrentPepper = (stored: string) => stored.split(":")[1] === env.PASSWORD_PEPPER[0]!.id;

const shared = globalThis as { consoleDecoy?: Promise<{ passwordHash: string } | "busy"> };

/** The hash of a password that nobody has, at the cost in use. */
async function decoy() {
  shared.consoleDecoy ??= hashPassword(randomBytes(24).toString("base64"));
  const made = await shared.consoleDecoy;
  if (made === "busy") shared.consoleDecoy = undefined;
  return made;
}

/** Makes ready what the first login would otherwise wait for. */
export const warmUp = () => decoy();

/**
 * Whether this is the password behind the stored hash. Takes as long to say no to someone who does not
 * exist (`stored` undefined) as to someone who does. Returns "busy" under overload. Throws when the
 * hash was made with a pepper that is not configured.
 */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean | "busy"> {
  const made = stored === undefined ? await decoy() : { passwordHash: stored };
  if (made === "busy") return "busy";

  const [version, id, hash = ""] = made.passwordHash.split(":");
  const pepper = env.PASSWORD_PEPPER.find((known) => known.id === id)?.key;
  if (version !== "v1" || !pepper) throw new Error("A password was hashed with a pepper that is not configured.");

  const matches = await inPool<boolean>("compare", {
    prehash: prehashOf(password, pepper),
    stored: hash,
    cost: cost(),
  });
  return matches === "busy" ? "busy" : matches && stored !== undefined;
}
