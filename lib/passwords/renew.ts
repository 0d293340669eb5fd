import "server-only";

import { after } from "next/server";

import { updatePasswordHashRenewed } from "@/db/users";

import { log } from "../log";
import { hasCurrentPepper, hashPassword } from "./hash";

/**
 * Hashes a password that was right just now with the pepper in use, after the response, when an earlier one
 * was used before. Best effort: the next login tries again. A password changed meanwhile stays.
 */
export function renewHash({ id, passwordHash }: { id: string; passwordHash: string }, password: string) {
  if (hasCurrentPepper(passwordHash)) return;
  after(async () => {
    const hashed = await hashPassword(password);
    if (hashed === "busy") return;
    await updatePasswordHashRenewed(id, passwordHash, hashed.passwordHash).catch((error) =>
      log.warn("password hash not renewed", { error }),
    );
  });
}
