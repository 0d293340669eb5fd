import fc from "fast-check";

import { home, loginPath, nextPath } from "@/lib/paths";

const site = "https://console.example.com";

const tricks = fc.constantFrom(
  ..."//evil.com \\\\evil.com /\\evil.com https://evil.com javascript:alert(1) /organizations//evil.com".split(" "),
  ..."/settings/..//evil.com /settings?next=//evil.com /settings#x /settings@evil.com /organizations\\@evil.com".split(
    " ",
  ),
  "/settings\n//evil.com",
  "\t/settings",
  "/%2f%2fevil.com",
  "/settings/%0d%0aSet-Cookie:a=b",
  "//settings",
  "/login",
  "/logout",
  "/api/health/live",
);

const anything = fc.oneof(
  tricks,
  fc.anything(),
  fc.string({ unit: "binary" }),
  fc.webUrl(),
  fc.tuple(fc.constantFrom("/organizations", "/settings", "/"), tricks).map((parts) => parts.join("")),
);

test("whatever a link asks for, a login leads to a page of ours that needs one", () => {
  fc.assert(
    fc.property(anything, (wanted) => {
      const path = nextPath(wanted);
      const target = new URL(path, site);
      expect(target.origin).toBe(site);
      expect(target.pathname + target.search + target.hash).toBe(path);
      expect(path).toMatch(/^\/(organizations|settings)(\/|$)/);
    }),
    { numRuns: 3000 },
  );
});

test("the way back from a login is kept for our own pages", () => {
  for (const path of ["/settings/account", "/organizations/0b9f-1", "/settings"]) {
    expect(nextPath(path)).toBe(path);
    expect(new URL(loginPath(path), site).searchParams.get("next")).toBe(path);
  }
  expect([nextPath(undefined), nextPath("/"), loginPath(home)]).toEqual([home, home, "/login"]);
});
