/** A recovery code as it is compared: any case, with or without dashes, look-alikes folded. Undefined when it can be none. */
export function recoveryCodeIn(typed: string) {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{24}$/.test(code) ? code : undefined;
}
