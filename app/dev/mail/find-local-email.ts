import "server-only";

import { findEmail } from "@/db/outbox";
import { messageIn } from "@/lib/outbox";

import { localOnly } from "./local-only";

const uuid = /^[0-9a-f-]{36}$/;

/** One email of local mode with its message; undefined when there is none. */
export async function findLocalEmail(id: string) {
  await localOnly();
  const row = uuid.test(id) ? await findEmail(id) : undefined;
  const message = row && messageIn(row);
  return message && { address: row.address, message };
}
