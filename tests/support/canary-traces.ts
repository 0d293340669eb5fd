/**
 * The forms in which a secret might turn up in a log or a table: as it is, in hexadecimal, in an address, and in
 * base64, whose letters depend on how many bytes come before.
 */
function formsOf(secret: string) {
  const bytes = Buffer.from(secret);
  const shifted = [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    // The signs at both ends hold bits of the neighbours, too.
    const own = encoded.slice(before ? before + 1 : 0).replace(/.?=+$/, "");
    return [own, own.replaceAll("+", "-").replaceAll("/", "_")];
  });
  const query = new URLSearchParams({ x: secret }).toString().slice(2);
  const forms = [secret, bytes.toString("hex"), encodeURIComponent(secret), query, JSON.stringify(secret).slice(1, -1)];
  return [...new Set([...forms, ...shifted].map((form) => form.toLowerCase()))];
}

/** Which of the secrets are to be found in a text, in whatever form. */
export function foundIn(text: string, secrets: Record<string, string>) {
  const searched = text.toLowerCase();
  return Object.entries(secrets)
    .filter(([, secret]) => formsOf(secret).some((form) => searched.includes(form)))
    .map(([name]) => name);
}
