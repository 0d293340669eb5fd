import { isIP, isIPv4 } from "node:net";

import fc from "fast-check";

import { clientAddress, networkOf, socketAddressHeader } from "@/lib/client-address";

const behindOne = (forwarded: string) => clientAddress(new Headers({ "x-forwarded-for": forwarded }), 1);

/** What fits into a header at all. */
const headerText = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) });
const ipv4 = fc.ipV4();
const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
const spelled = (parts: number[]) => parts.map((part) => part.toString(16)).join(":");

test("LOG-05: whatever a client claims, the address is a real one or unknown, and nothing throws", () => {
  fc.assert(
    fc.property(fc.oneof(headerText, fc.ipV4(), fc.ipV6()), fc.integer({ min: 0, max: 3 }), (claimed, hops) => {
      const headers = new Headers({ "x-forwarded-for": claimed, [socketAddressHeader]: claimed });
      const address = clientAddress(headers, hops);
      expect(address === "unknown" || isIP(address) > 0).toBe(true);
      expect(typeof networkOf(address)).toBe("string");
    }),
  );
});

test("LOG-05: only the entry that our outermost proxy wrote counts", () => {
  fc.assert(
    fc.property(fc.array(headerText), ipv4, ipv4, (claimed, client, proxy) => {
      expect(behindOne([...claimed, client].join(","))).toBe(client);
      const headers = new Headers({ "x-forwarded-for": [...claimed, client, proxy].join(", ") });
      expect(clientAddress(headers, 2)).toBe(client);
    }),
  );
});

test("LOG-05: without a proxy of ours the socket counts, whatever the headers say", () => {
  fc.assert(
    fc.property(headerText, ipv4, (claimed, socket) => {
      const said = { "x-forwarded-for": claimed, "x-real-ip": claimed, forwarded: `for=${claimed}` };
      expect(clientAddress(new Headers({ ...said, [socketAddressHeader]: socket }), 0)).toBe(socket);
    }),
  );
});

test("RL-02: an IPv4 address counts as itself, in each of its IPv6 spellings too", () => {
  fc.assert(
    fc.property(ipv4, (address) => {
      const [a, b, c, d] = address.split(".").map(Number) as [number, number, number, number];
      const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
      const spellings = [`::ffff:${address}`, `::FFFF:${hex}`, `0:0:0:0:0:ffff:${address}`, `[::ffff:${address}]:443`];
      for (const spelling of [address, ...spellings]) expect(networkOf(behindOne(spelling))).toBe(address);
    }),
  );
});

test("RL-02: IPv6 addresses count as one exactly when their first four groups are the same", () => {
  fc.assert(
    fc.property(groups, groups, (one, other) => {
      const neighbour = [...one.slice(0, 4), ...other.slice(4)];
      const networks = [one, neighbour, other].map((parts) => networkOf(behindOne(spelled(parts))));
      fc.pre(networks.every((network) => !isIPv4(network)));
      expect(networks[0]).toBe(networks[1]);
      expect(networks[0] === networks[2]).toBe(spelled(one.slice(0, 4)) === spelled(other.slice(0, 4)));
    }),
  );
});

test("RL-02: every spelling of an IPv6 address is the same client", () => {
  const spellings = ["2001:db8::1", "2001:DB8:0:0::1", "2001:0db8:0000:0000:0000:0000:0000:0001", "[2001:db8::1]:99"];
  expect(new Set(spellings.map(behindOne))).toEqual(new Set(["2001:db8::1"]));
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(behindOne("fe80::1%eth0")).toBe("fe80::1");
});
