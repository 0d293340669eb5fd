import { createHash, randomBytes } from "node:crypto";

import { localSql } from "./local-rows";

const pages = {
  "verify-email": "/verify",
  "reset-password": "/reset",
  "change-email": "/email/confirm",
  "undo-email-change": "/email/undo",
};

type LinkState = "live" | "used" | "replaced" | "expired";

/** A link of local mode, such as emails bring, that ended like this or is live. */
export async function anEmailedLink(purpose: keyof typeof pages, email: string, state: LinkState) {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("base64url");
  await localSql("delete from tokens where address = $1 and purpose = $2", [email, purpose]);
  if (state === "live" || state === "expired")
    await localSql(
      `insert into tokens (hash, purpose, address, user_id, expires_at)
       select $1, $2, $3, (select id from users where email = $3), now() + $4::interval`,
      [hash, purpose, email, state === "live" ? "1 hour" : "-1 minute"],
    );
  else
    await localSql("insert into ended_tokens (hash, purpose, address, reason) values ($1, $2, $3, $4)", [
      hash,
      purpose,
      email,
      state,
    ]);
  return `${pages[purpose]}?token=${token}`;
}
