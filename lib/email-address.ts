import { domainToASCII } from "node:url";

/** An address is this long at the most (RFC 5321, 4.5.3.1.3, without the angle brackets). */
const longest = 254;

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(xn--[a-z0-9-]{1,59}|[a-z]{2,63})$/;

/**
 * The one spelling under which an address is checked, stored and mailed: NFKC, trimmed, lower case, the
 * domain in punycode (RFC 5891). The part before the @ is ASCII only, so that no look-alike of another
 * address exists. Returns undefined for what is no address.
 */
export function canonicalAddress(text: string) {
  const [name = "", host = "", ...more] = text.normalize("NFKC").trim().toLowerCase().split("@");
  // The URL parser behind domainToASCII reads a few signs as the end of the host.
  const address = /[\s/?#:[\]\\%]/.test(host) ? "" : `${name}@${domainToASCII(host)}`;
  const [, ascii = ""] = address.split("@");
  return more.length === 0 && local.test(name) && name.length <= 64 && domain.test(ascii) && address.length <= longest
    ? address
    : undefined;
}
