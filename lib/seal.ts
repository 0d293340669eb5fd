import "server-only";

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

import { env } from "./env";

const algorithm = "aes-256-gcm";

/**
 * Encrypts a text for storage (AES-256-GCM, NIST SP 800-38D) under the key in use. `about` names the
 * row it belongs to and is bound to it: the text cannot be opened as another row's.
 */
export function seal(text: string, about: string) {
  const { id, key } = env.ENCRYPTION_KEY[0]!;
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, key.subarray(0, 32), nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", id, Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")].join(":");
}

/** Opens what `seal` made. Throws when the key is unknown, the text was changed, or `about` is another row. */
export function unseal(sealed: string, about: string) {
  const [version, id, encoded = ""] = sealed.split(":");
  const key = env.ENCRYPTION_KEY.find((known) => known.id === id)?.key;
  if (version !== "v1" || !key) throw new Error("A sealed value was made with a key that is not configured.");

  const bytes = Buffer.from(encoded, "base64url");
  const decipher = createDecipheriv(algorithm, key.subarray(0, 32), bytes.subarray(0, 12))
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
}
