import { isIPv4, isIPv6 } from "node:net";

/** The header in which the server itself notes the address of the socket, see lib/response-watch.ts. */
export const socketAddressHeader = "x-socket-address";

/**
 * The address of the client: that of the socket, or, behind `hops` proxies of our own, the entry the
 * outermost of them wrote into X-Forwarded-For. What the client claims further left is ignored.
 * Returns "unknown" when there is none.
 */
export function clientAddress(headers: Headers, hops: number) {
  if (hops === 0) return normalised(headers.get(socketAddressHeader) ?? "");
  const entries = (headers.get("x-forwarded-for") ?? "").split(",");
  return normalised(entries[Math.max(0, entries.length - hops)] ?? "");
}

function normalised(text: string) {
  const address = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/%.*$/, "");
  if (isIPv4(address)) return address;
  return isIPv6(address) ? shortest(address) : "unknown";
}

/** The one spelling of an IPv6 address (RFC 5952), or the IPv4 address that it stands for. */
function shortest(address: string) {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high = "", low = ""] = short.match(/^::ffff:([\da-f]+):([\da-f]+)$/) ?? [];
  if (!high) return short;
  const [left, right] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [left >> 8, left & 255, right >> 8, right & 255].join(".");
}

/** What a client counts as when tries are counted: an IPv4 address, or the /64 of an IPv6 one. */
export function networkOf(address: string) {
  if (!isIPv6(address)) return address;
  const [left = "", right = ""] = address.split("::");
  const head = left.split(":").filter(Boolean);
  const tail = right.split(":").filter(Boolean);
  const gap = address.includes("::") ? Math.max(0, 8 - head.length - tail.length) : 0;
  const groups = [...head, ...Array<string>(gap).fill("0"), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
